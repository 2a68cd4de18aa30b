r"""Step size: how long a step of gradient descent may be, from the curvature of the loss.

For the chapter on training: a parabola, a bound on the Hessian for all logits, and the proof that a
step below 2/L lowers the loss.
"""

from softmaxquiz import Exercise, Formula, Interval, Limit, Line, Matrix, Number, Ordering, Vector

EXERCISE = Exercise("step_size", "How long a step?", "This book")

a = EXERCISE.part(
    "a",
    r"""
    Gradient descent minimises the parabola $f(w) = \frac a2 (w - c)^2$ with $a > 0$. In which
    interval must the step size lie for $w$ to go to $c$ from every starting value? Answer in `a`.
    """,
    Interval(
        "(0, 2/a)",
        domain={"a": "positive"},
        named={"eta*a": "a"},
        misconceptions=[
            ("no-jump", "(0, 1/a)", "A step may jump over the minimum if it lands nearer."),
            ("no-jump-closed", "(0, 1/a]", "A step may jump over the minimum if it lands nearer."),
            ("ends", "[0, 2/a]", "At the ends the distance does not change."),
            ("no-curvature", "(0, 2)", "The interval depends on the curvature $a$."),
            ("reciprocal", "(0, 2*a)", "The steeper the parabola, the shorter the step must be."),
        ],
    ),
    hints=[
        r"By which factor does one step multiply $w - c$?",
        r"The factor is $1 - \eta a$. Its absolute value must be below 1.",
    ],
    solution=r"""
    $w - c$ becomes $(1 - \eta a)(w - c)$, and $|1 - \eta a| < 1$ means $0 < \eta < 2/a$.
    """,
)

b = EXERCISE.part(
    "b",
    r"""
    Now let $f(\mathbf w) = \frac a2 w_1^2 + \frac b2 w_2^2$ with $0 < a < b$, and one step size for
    both weights. Which step size makes the *slower* of them as fast as possible? Answer in `a` and
    `b`.
    """,
    Formula(
        "2/(a+b)",
        domain={"a": "positive", "b": "positive, a < b"},
        misconceptions=[
            ("steepest-only", "1/b", "This is best for the steep direction. The flat one is slow."),
            ("flattest-only", "1/a", "This is best for the flat direction alone."),
            ("border", "2/b", "Here the steep direction jumps back and forth."),
        ],
    ),
    hints=[
        r"The factors are $1 - \eta a$ and $1 - \eta b$. Draw their absolute values.",
        r"The larger of the two is smallest where they are equal.",
    ],
    solution=r"""
    Both distances then shrink by the factor $\frac{b - a}{b + a}$. From $1 - \eta a = \eta b - 1$
    follows $\eta = \frac{2}{a + b}$.
    """,
)

c = EXERCISE.part(
    "c",
    r"""
    The Hessian of the loss in the logits is $\operatorname{diag}(\mathbf p) - \mathbf p
    \mathbf p^\top$. Its bound for all logits is $\mathbf B = \frac12 \big(\mathbf I - \frac1K
    \mathbf 1 \mathbf 1^\top\big)$. Write out $\mathbf B$ for $K = 3$,
    a matrix of 3 rows and 3 columns.
    """,
    Matrix(
        [["1/3", "-1/6", "-1/6"], ["-1/6", "1/3", "-1/6"], ["-1/6", "-1/6", "1/3"]],
        misconceptions=[
            (
                "half-forgotten",
                [["2/3", "-1/3", "-1/3"], ["-1/3", "2/3", "-1/3"], ["-1/3", "-1/3", "2/3"]],
                r"Do not forget the factor $\frac12$ in front.",
            ),
            (
                "uniform-hessian",
                [["2/9", "-1/9", "-1/9"], ["-1/9", "2/9", "-1/9"], ["-1/9", "-1/9", "2/9"]],
                "This is the Hessian itself where all probabilities are equal.",
            ),
        ],
    ),
    hints=[r"$\mathbf 1 \mathbf 1^\top$ is the matrix of ones.", "All rows sum to 0."],
    solution=r"""
    The diagonal is $\frac12 (1 - \frac13)$, and all other entries are $-\frac12 \cdot \frac13$:
    $\begin{pmatrix} 1/3 & -1/6 & -1/6 \\ -1/6 & 1/3 & -1/6 \\ -1/6 & -1/6 & 1/3 \end{pmatrix}$.
    """,
)

d = EXERCISE.part(
    "d",
    r"What are the eigenvalues of $\mathbf B$ for $K = 3$? Give a vector of three, smallest first.",
    Vector(
        ["0", "1/2", "1/2"],
        misconceptions=[
            ("half-forgotten", ["0", "1", "1"], r"These are the eigenvalues of $2 \mathbf B$."),
            ("order", ["1/2", "1/2", "0"], "Put the smallest first."),
            ("no-kernel", ["1/2", "1/2", "1/2"], r"Multiply $\mathbf B$ by $\mathbf 1$."),
            (
                "diagonal",
                ["1/3", "1/3", "1/3"],
                "This is the diagonal, but $\\mathbf B$ is not diagonal.",
            ),
        ],
    ),
    hints=[
        r"What is $\mathbf B \mathbf 1$?",
        r"What is $\mathbf B \mathbf v$ if the entries of $\mathbf v$ sum to 0?",
    ],
    solution=r"""
    $\mathbf B \mathbf 1 = \mathbf 0$. If the entries of $\mathbf v$ sum to 0, then $\mathbf B
    \mathbf v = \frac12 \mathbf v$. There are two such directions: $(0, \frac12, \frac12)$.
    """,
)

e = EXERCISE.part(
    "e",
    r"""
    With the probabilities $(q, q, 1 - 2q)$ the vector $(1, -1, 0)$ is an eigenvector of the
    Hessian. What is the limit of its eigenvalue as $q \to \frac12$?
    """,
    Limit(
        "1/2",
        misconceptions=[
            ("square", "1/4", r"This is $q (1 - q)$, an entry of the diagonal."),
            ("vanishes", "0", "This is right where one class gets all the probability."),
            (
                "squared-length",
                "1",
                r"Divide $\mathbf v^\top \mathbf H \mathbf v$ by the squared length of $\mathbf "
                r"v$.",
            ),
        ],
    ),
    hints=[
        r"Multiply the Hessian by the vector.",
        r"The first entry of the product is $q (1 - q) + q^2$.",
    ],
    solution=r"""
    So no smaller number bounds the Hessian for all logits. The first entry of the product is
    $q (1 - q) + q^2 = q$, so the eigenvalue is $q$. It goes to $\frac12$.
    """,
)

f = EXERCISE.part(
    "f",
    r"""
    Take one example with the features $\mathbf x = (1, 2, 2)$, a bias, and no penalty. Which $L =
    \frac12 \lambda_{\max}(\tilde{\mathbf X}^\top \tilde{\mathbf X} / n)$ bounds the curvature
    in the parameters? Answer exactly.
    """,
    Number(
        "5",
        misconceptions=[
            ("bias-forgotten", "9/2", "The bias is the weight of one more feature, which is 1."),
            ("half-forgotten", "10", "Do not forget the factor one half."),
            ("not-squared", "sqrt(10)/2", "The length of the features counts as its square."),
            ("sum-of-features", "3", "Square the features before you add them."),
            ("largest-step", "2/5", "This bounds the step size. Asked is $L$."),
        ],
    ),
    hints=[
        r"$\tilde{\mathbf x} = (1, 2, 2, 1)$.",
        r"$\tilde{\mathbf x}^\top \tilde{\mathbf x}$, as a matrix, has the eigenvalue "
        r"$\lVert \tilde{\mathbf x} \rVert^2$.",
    ],
    solution=r"So every step below $2/5$ lowers the loss: $L = \frac12 (1 + 4 + 4 + 1) = 5$.",
)

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

PARTS = (a, b, c, d, e, f, g)
