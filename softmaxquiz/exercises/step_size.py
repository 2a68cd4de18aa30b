r"""Step size: how long a step of gradient descent may be, from the curvature of the loss.

For the chapter on training: a parabola, a bound on the Hessian for all logits, and the proof that a
step below 2/L lowers the loss.
"""

from fractions import Fraction

from softmaxquiz import (
    Exercise,
    Formula,
    Interval,
    Limit,
    Line,
    Matrix,
    Number,
    Ordering,
    Question,
    Vector,
    fractions,
    tex,
    word,
)

EXERCISE = Exercise("step_size", "How long a step?", "This book")


@EXERCISE.variants(m=(1, 4, 6, 8, 10, 12, 20))
def a(m: int) -> Question:
    f, times, most = f"{m // 2} a", f"{m} ", f"1/({m // 2} a)"
    if m == 1:
        f, times, most = r"\frac a2", "", "2/a"
    short, nearer = f"1/({m} a)", "A step may jump over the minimum if it lands nearer."
    steep = "The steeper the parabola, the shorter the step must be."
    prompt = rf"""
    Gradient descent minimises the parabola $f(w) = {f} (w - c)^2$ with $a > 0$. In which
    interval must the step size lie for $w$ to go to $c$ from every starting value? Answer in `a`.
    """
    kind = Interval(
        f"(0, {most})",
        domain={"a": "positive"},
        named={"eta*a": "a"},
        misconceptions=[
            ("no-jump", f"(0, {short})", nearer),
            ("no-jump-closed", f"(0, {short}]", nearer),
            ("ends", f"[0, {most}]", "At the ends the distance does not change."),
            ("no-curvature", f"(0, 2/{m})", "The interval depends on the curvature $a$."),
            ("reciprocal", f"(0, 2*a/{m})", steep),
        ],
    )
    hints = [
        r"By which factor does one step multiply $w - c$?",
        rf"The factor is $1 - {times}\eta a$. Its absolute value must be below 1.",
    ]
    solution = rf"""
    $w - c$ becomes $(1 - {times}\eta a)(w - c)$, and $|1 - {times}\eta a| < 1$ means
    $0 < \eta < {most}$.
    """
    return EXERCISE.part("a", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda m: "Gradient descent minimises a function of two weights.", m=(1, 4, 6, 8, 10, 12, 20)
)
def b(m: int) -> Question:
    a, b, times, best = f"{m // 2} a", f"{m // 2} b", f"{m} ", rf"\frac{{1}}{{{m // 2} (a + b)}}"
    if m == 1:
        a, b, times, best = r"\frac a2", r"\frac b2", "", r"\frac{2}{a + b}"
    prompt = rf"""
    Now let $f(\mathbf w) = {a} w_1^2 + {b} w_2^2$ with $0 < a < b$, and one step size for
    both weights. Which step size makes the *slower* of them as fast as possible? Answer in `a` and
    `b`.
    """
    kind = Formula(
        f"2/({m}*(a+b))",
        domain={"a": "positive", "b": "positive, a < b"},
        misconceptions=[
            (
                "steepest-only",
                f"1/({m}*b)",
                "This is best for the steep direction. The flat one is slow.",
            ),
            ("flattest-only", f"1/({m}*a)", "This is best for the flat direction alone."),
            ("border", f"2/({m}*b)", "Here the steep direction jumps back and forth."),
        ],
    )
    hints = [
        rf"The factors are $1 - {times}\eta a$ and $1 - {times}\eta b$. "
        "Draw their absolute values.",
        r"The larger of the two is smallest where they are equal.",
    ]
    solution = rf"""
    Both distances then shrink by the factor $\frac{{b - a}}{{b + a}}$. The equation
    $1 - {times}\eta a = {times}\eta b - 1$ gives $\eta = {best}$.
    """
    return EXERCISE.part("b", prompt, kind, hints=hints, solution=solution)


def square(K: int, own: Fraction, other: Fraction) -> list[list[str]]:
    """Write a matrix with one number on the diagonal and another beside it."""
    return [[f"{own if i == j else other}" for j in range(K)] for i in range(K)]


@EXERCISE.variants(K=(3, 2, 4, 5))
def c(K: int) -> Question:
    p = Fraction(1, K)
    key = square(K, (1 - p) / 2, -p / 2)
    prompt = rf"""
    The Hessian of the loss in the logits is $\operatorname{{diag}}(\mathbf p) - \mathbf p
    \mathbf p^\top$. Its bound for all logits is $\mathbf B = \frac12 \big(\mathbf I - \frac1K
    \mathbf 1 \mathbf 1^\top\big)$. Write out $\mathbf B$ for $K = {K}$,
    a matrix of {K} rows and {K} columns.
    """
    misconceptions = [
        ("half-forgotten", square(K, 1 - p, -p), r"Do not forget the factor $\frac12$ in front."),
        (
            "uniform-hessian",
            square(K, p * (1 - p), -p * p),
            "This is the Hessian itself where all probabilities are equal.",
        ),
    ]
    kind = Matrix(key, misconceptions=misconceptions[: K - 1])  # for two classes they are the same
    hints = [r"$\mathbf 1 \mathbf 1^\top$ is the matrix of ones.", "All rows sum to 0."]
    rows = r" \\ ".join(map(" & ".join, key))
    solution = rf"""
    The diagonal is $\frac12 (1 - \frac1{K})$, and all other entries are $-\frac12 \cdot \frac1{K}$:
    $\begin{{pmatrix}} {rows} \end{{pmatrix}}$.
    """
    return EXERCISE.part("c", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda K: r"Let $\mathbf B = \frac12 \big(\mathbf I - \frac1K \mathbf 1 \mathbf 1^\top\big)$.",
    K=(3, 4, 5, 6),
)
def d(K: int) -> Question:
    n, own = K - 1, Fraction(K - 1, 2 * K)
    key = ["0", *["1/2"] * n]
    prompt = (
        rf"What are the eigenvalues of $\mathbf B$ for $K = {K}$? "
        f"Give a vector of {word(K)}, smallest first."
    )
    kind = Vector(
        key,
        misconceptions=[
            ("half-forgotten", ["0", *["1"] * n], r"These are the eigenvalues of $2 \mathbf B$."),
            ("order", key[::-1], "Put the smallest first."),
            ("no-kernel", ["1/2"] * K, r"Multiply $\mathbf B$ by $\mathbf 1$."),
            ("diagonal", [f"{own}"] * K, r"This is the diagonal, but $\mathbf B$ is not diagonal."),
        ],
    )
    hints = [
        r"What is $\mathbf B \mathbf 1$?",
        r"What is $\mathbf B \mathbf v$ if the entries of $\mathbf v$ sum to 0?",
    ]
    halves = r", \frac12" * n
    solution = rf"""
    $\mathbf B \mathbf 1 = \mathbf 0$. If the entries of $\mathbf v$ sum to 0, then $\mathbf B
    \mathbf v = \frac12 \mathbf v$. There are {word(n)} such directions: $(0{halves})$.
    """
    return EXERCISE.part("d", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda m: (
        r"The Hessian of the loss is $\operatorname{diag}(\mathbf p) - \mathbf p \mathbf p^\top$."
    ),
    m=(2, 3, 4, 5),
)
def e(m: int) -> Question:
    top, p, v = Fraction(1, m), f"({'q, ' * m}1 - {m}q)", f"(1, -1{', 0' * (m - 1)})"
    prompt = rf"""
    With the probabilities ${p}$ the vector ${v}$ is an eigenvector of the
    Hessian. What is the limit of its eigenvalue as $q \to {tex(top)}$?
    """
    kind = Limit(
        f"{top}",
        misconceptions=[
            ("square", f"{top * (1 - top)}", r"This is $q (1 - q)$, an entry of the diagonal."),
            ("vanishes", "0", "This is right where one class gets all the probability."),
            (
                "squared-length",
                f"{2 * top}",
                r"Divide $\mathbf v^\top \mathbf H \mathbf v$ by the squared length of $\mathbf "
                r"v$.",
            ),
        ],
    )
    hints = [
        r"Multiply the Hessian by the vector.",
        r"The first entry of the product is $q (1 - q) + q^2$.",
    ]
    so = ", so no smaller number bounds the Hessian for all logits" if m == 2 else ""
    solution = rf"""
    The first entry of the product is $q (1 - q) + q^2 = q$. This is the eigenvalue{so}. It goes to
    ${tex(top)}$.
    """
    return EXERCISE.part("e", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    x=((1, 2, 2), (2, 3, 6), (1, 4, 8), (4, 4, 7), (0, 3, 4), (1, 3, 3), (2, 2, 3), (1, 2, 4))
)
def f(x: tuple[int, int, int]) -> Question:
    longer = (*x, 1)
    squared = sum(each**2 for each in longer)
    L = Fraction(squared, 2)
    prompt = rf"""
    Take one example with the features $\mathbf x = {x}$, a bias, and no penalty. Which $L =
    \frac12 \lambda_{{\max}}(\tilde{{\mathbf X}}^\top \tilde{{\mathbf X}} / n)$ bounds the curvature
    in the parameters? Answer exactly.
    """
    kind = Number(
        L,
        misconceptions=[
            (
                "bias-forgotten",
                Fraction(squared - 1, 2),
                "The bias is the weight of one more feature, which is 1.",
            ),
            ("half-forgotten", squared, "Do not forget the factor one half."),
            (
                "not-squared",
                f"sqrt({squared})/2",
                "The length of the features counts as its square.",
            ),
            (
                "sum-of-features",
                Fraction(sum(longer), 2),
                "Square the features before you add them.",
            ),
            ("largest-step", 2 / L, "This bounds the step size. The question asks for $L$."),
        ],
    )
    hints = [
        rf"$\tilde{{\mathbf x}} = {longer}$.",
        r"$\tilde{\mathbf x}^\top \tilde{\mathbf x}$, as a matrix, has the eigenvalue "
        r"$\lVert \tilde{\mathbf x} \rVert^2$.",
    ]
    squares = " + ".join(f"{each**2}" for each in longer)
    solution = rf"""
    Every step below $2/L = {2 / L}$ lowers the loss, since $L = \frac12 ({squares}) = {tex(L)}$.
    """
    return EXERCISE.part("f", prompt, kind, hints=hints, solution=solution)


g = EXERCISE.part(
    "g",
    r"""
    No eigenvalue of the Hessian of $f$ exceeds $L$, anywhere. Show that a step of size $\eta$
    between 0 and $2/L$ lowers $f$ unless the gradient $\mathbf g$ is zero. Put the lines in order.
    One line does not belong to the proof.
    """,
    Ordering(
        Line(
            "e",
            r"For all $\mathbf v$: $f(\mathbf w + \mathbf v) \le f(\mathbf w) + \mathbf g^\top "
            r"\mathbf v + \frac L2 \lVert \mathbf v \rVert^2$, since the curvature is at most $L$.",
        ),
        Line("b", r"Put $\mathbf v = -\eta \mathbf g$ into the bound.", needs="e"),
        Line(
            "f",
            r"So $f(\mathbf w - \eta \mathbf g) \le f(\mathbf w) - \eta (1 - \frac12 \eta L) "
            r"\lVert \mathbf g \rVert^2$.",
            needs="b",
        ),
        Line("a", r"For $0 < \eta < 2/L$ the factor $\eta (1 - \frac12 \eta L)$ is positive."),
        Line("d", r"So $f$ falls unless $\mathbf g = \mathbf 0$.", needs="af"),
        Line(
            "c",
            "So $w$ is a minimum.",
            distractor="one step lowers $f$, but need not reach the minimum.",
        ),
    ),
    hints=[
        "Start from what the bound on the curvature says.",
        "Insert the step. What is the sign?",
    ],
    solution=r"""
    `e b f a d`; line a may stand anywhere before d. With $\mathbf v = -\eta \mathbf g$ the bound
    becomes $f - \eta \lVert \mathbf g \rVert^2 + \frac12 \eta^2 L \lVert \mathbf g \rVert^2$.
    """,
)


@EXERCISE.variants(m=(1, 4, 6, 8, 10, 12, 20))
def h(m: int) -> Question:
    f, times = (f"{m // 2} a", f"{m} ") if m > 1 else (r"\frac a2", "")
    bottom = f"{times}a (2 - {times}\\eta a)"
    prompt = rf"""
    Gradient descent minimises the parabola $f(w) = {f} w^2$ with $a > 0$. To each gradient an
    independent error is added, of mean 0 and variance $s$. The step size $\eta$ is fixed, and $w$
    goes to 0 without the errors. With them, the mean of $w^2$ tends to a number $R$. What is $R$?
    Answer in `eta`, `s` and `a`.
    """
    kind = Formula(
        f"eta*s/({m}*a*(2 - {m}*eta*a))",
        domain={"a": "positive", "s": "positive", "eta": f"positive, {m}*eta*a < 2"},
        misconceptions=[
            (
                "short-step",
                f"eta*s/({2 * m}*a)",
                "This is close for a short step. Neglect nothing.",
            ),
            ("one-step", "eta^2*s", "This is what one step adds. Earlier errors are still there."),
        ],
    )
    hints = [
        rf"A step multiplies $w$ by $1 - {times}\eta a$ and adds an error of variance $\eta^2 s$.",
        "One more step leaves $R$ as it is. This is an equation for $R$.",
    ]
    solution = rf"""
    $(1 - {times}\eta a)^2 R + \eta^2 s = R$, and $1 - (1 - {times}\eta a)^2 = {times}\eta a
    (2 - {times}\eta a)$. So $R = \frac{{\eta s}}{{{bottom}}}$.
    """
    return EXERCISE.part("h", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(c=fractions("1 1/2 1/3 1/4 1/5 1/10 2/3 3/4 2/5"))
def i(c: Fraction) -> Question:
    below = f"{c.denominator} " if c < 1 else ""
    step, factor = (
        rf"\frac{{{c.numerator}}}{{{below}L}}",
        rf"\frac{{{c.numerator}}}{{{below}\kappa}}",
    )
    prompt = rf"""
    The curvature of a quadratic loss is $a_0$ in its flattest direction and $L = \kappa a_0$ in its
    steepest, with $\kappa > 1$. Gradient descent takes steps of size ${step}$. The *gap* is the
    height of the loss above its minimum. By which factor does a step multiply the gap in the worst
    case? Answer in `kappa`.
    """
    kind = Formula(
        f"(1 - {c}/kappa)^2",
        domain={"kappa": "positive, 1 < kappa"},
        misconceptions=[
            (
                "distance",
                f"1 - {c}/kappa",
                "This is for the distance. How does the gap depend on it?",
            ),
            ("best-step", "((kappa-1)/(kappa+1))^2", "This is for the step $2/(a_0 + L)$."),
        ],
    )
    hints = [
        "Which direction is the slowest? By which factor does a step multiply the distance there?",
        r"In a direction of curvature $a$ the gap is $\frac a2 w^2$ at the distance $w$.",
    ]
    solution = rf"""
    The distance in the flattest direction shrinks least, by $1 - {step} a_0 = 1 - {factor}$. The
    gap grows with its square, so the factor is $(1 - {factor})^2$.
    """
    return EXERCISE.part("i", prompt, kind, hints=hints, solution=solution)


PARTS = (a, b, c, d, e, f, g, h, i)
