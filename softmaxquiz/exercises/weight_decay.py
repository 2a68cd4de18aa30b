r"""Weight decay: the regularised update of a derivation from log-odds, with its sign corrected.

The source adds "the L2 norm" but differentiates half its square. Its update has the wrong sign, so
the penalty makes the weights grow.
"""

from fractions import Fraction

from softmaxquiz import (
    Choice,
    Choices,
    Exercise,
    Formula,
    Interval,
    Limit,
    Number,
    Question,
    decimal,
    fractions,
    right,
    tex,
    wrong,
)

EXERCISE = Exercise(
    "weight_decay",
    "Weight decay and its sign",
    "The derivation of softmax regression from log-odds, regularisation",
)

STEP = {"w": "real", "g": "real", "eta": "positive", "lambda": "positive"}


@EXERCISE.variants(c=(2, 4, 6, 8, 10))
def a(c: int) -> Question:
    part = {2: "half", 4: "quarter", 6: "sixth", 8: "eighth", 10: "tenth"}[c]
    half = r"\frac\lambda" + (f"{c}" if c < 10 else f"{{{c}}}")
    factor = "" if c == 2 else tex(Fraction(2, c))
    cancels = "cancels the 2 that the square brings down" if c == 2 else "stands there only once"
    prompt = rf"""
    The penalty is ${half} \sum_{{r,j}} W_{{rj}}^2$. What is its derivative in one of the
    weights, $w$? Type `lambda` for $\lambda$.
    """
    kind = Formula(
        f"2*lambda*w/{c}",
        domain={"lambda": "positive", "w": "real"},
        misconceptions=[
            ("half-forgotten", "2*lambda*w", f"Do not forget the {part} in front of the sum."),
            (
                "not-differentiated",
                f"lambda*w^2/{c}",
                "This is the penalty itself: differentiate it.",
            ),
            ("halved-twice", f"2*lambda*w/{c}^2", f"The {part} {cancels}."),
            ("length", "lambda*w/abs(w)", r"This is the derivative of $\lambda \lvert w \rvert$."),
        ],
    )
    hints = ["Only one term of the sum contains $w$.", "What does the factor 2 of $2w$ become?"]
    solution = rf"Only the term ${half} w^2$ contains $w$. Its derivative is ${factor}\lambda w$."
    return EXERCISE.part("a", prompt, kind, hints=hints, solution=solution)


b = EXERCISE.part(
    "b",
    r"""
    A text adds “the L2 norm” of the weights to the loss. Which penalty has the gradient
    $\lambda W$?
    """,
    Choice(
        wrong(
            r"$\lambda \lVert W \rVert$",
            r"Its gradient is $\lambda W / \lVert W \rVert$, of length $\lambda$ for every $W$.",
            "norm",
        ),
        wrong(
            r"$\lambda \lVert W \rVert^2$",
            "When you differentiate a square, a factor of 2 comes down.",
            "half-forgotten",
        ),
        right(r"$\frac\lambda2 \lVert W \rVert^2$", "Half the squared norm."),
        wrong(
            r"$\lambda \sum_{r,j} \lvert W_{rj} \rvert$",
            "This pulls small weights towards 0 as hard as large ones.",
            "absolute",
        ),
    ),
    hints=[r"Try one weight: which function of $w$ has the derivative $\lambda w$?"],
    solution=r"$\frac\lambda2 \lVert W \rVert^2$, *half* the *squared* norm.",
)

c = EXERCISE.part(
    "c",
    r"""
    Let $g$ be the derivative of the loss, without the penalty, in a weight $w$. The penalty is that
    of part a. What is the new value of $w$ after one step of gradient descent with step size
    $\eta$? Type `eta` and `lambda`.
    """,
    Formula(
        "(1-eta*lambda)*w - eta*g",
        domain=STEP,
        misconceptions=[
            (
                "weights-grow",
                "(1+eta*lambda)*w - eta*g",
                "With this sign the penalty makes every weight longer. Mind the brackets.",
            ),
            ("uphill", "w + eta*(g+lambda*w)", "This step climbs: go against the gradient."),
            ("step-forgotten", "w - eta*g - lambda*w", r"$\eta$ multiplies the whole gradient."),
            ("no-decay", "w - eta*g", "Your step leaves out the penalty."),
            ("decays-step", "(1-eta*lambda)*(w-eta*g)", "This shrinks the step along `g` as well."),
        ],
    ),
    hints=[
        r"The gradient of loss and penalty together is $g + \lambda w$.",
        "Gradient descent subtracts the step size times the whole gradient.",
    ],
    solution=r"""
    The step first shrinks the weight by the factor $1 - \eta\lambda$, then follows the data:
    $w - \eta (g + \lambda w) = (1 - \eta\lambda) w - \eta g$.
    """,
    follows={"a": lambda a: f"w - eta*(g + ({a}))"},
)


@EXERCISE.variants(
    w=fractions("2 3 4 5"),
    g=fractions("1/2 1 3/2 1/5"),
    eta=fractions("1/10 1/5 3/10"),
    decay=fractions("1/2 1/5 1/4"),
)
def d(w: Fraction, g: Fraction, eta: Fraction, decay: Fraction) -> Question:
    factor, step = 1 - eta * decay, eta * g
    shrunk = factor * w
    prompt = rf"""
    Now with numbers: $w = {w}$, $g = {tex(g)}$, $\eta = {tex(eta)}$, $\lambda = {tex(decay)}$.
    What is $w$ after one step as in part c? Answer exactly.
    """
    kind = Number(
        shrunk - step,
        misconceptions=[
            (
                "weights-grow",
                w + eta * decay * w - step,
                "The penalty must pull $w$ towards 0, not push it away.",
            ),
            ("no-step", shrunk, "This is the shrunk weight. Now take the step along $g$."),
            (
                "uphill",
                w + eta * (g + decay * w),
                "This step goes along the gradient, not against it.",
            ),
            (
                "step-forgotten",
                w - step - decay * w,
                r"$\eta$ multiplies the gradient of the penalty, too.",
            ),
            ("no-decay", w - step, "This is the step without the penalty."),
        ],
    )
    hints = [
        r"First compute the factor of $w$, which is $1 - \eta\lambda$.",
        rf"The factor is ${decimal(factor)}$. Multiply $w$ by it, then subtract $\eta g$.",
    ]
    solution = (
        rf"$(1 - {decimal(eta * decay)}) \cdot {w} - {decimal(eta)} \cdot {decimal(g)} = "
        f"{decimal(shrunk)} - {decimal(step)} = {decimal(shrunk - step)}$."
    )
    return EXERCISE.part("d", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(rate=fractions("1/100 1/10 1/50 1/5"), start=(1, -1, 2, -2, 3, -3), sign=(1, -1))
def e(rate: Fraction, start: int, sign: int) -> Question:
    times = "" if start == 1 else rf"{start} \cdot "
    limit, infinity = ("inf", r"\infty") if start > 0 else ("-inf", r"-\infty")
    said, other = r"In a text, each step *adds* $\eta\lambda w$ to the weight.", "0"
    slug, message = "right-sign", "With the right sign it would go there. Here each step adds."
    if sign < 0:  # a variant may have the right sign
        said, limit, other = r"Each step *takes* $\eta\lambda w$ from the weight.", other, limit
        slug, message = "wrong-sign", "If each step added, it would go there. Here it subtracts."
    prompt = rf"""
    {said} Suppose that the data have no say,
    $g = 0$, that $\eta\lambda = {tex(rate)}$, and that $w$ starts at {start}. What is the limit of
    $w$ as the number of steps grows?
    """
    kind = Limit(
        limit,
        misconceptions=[
            (slug, other, message),
            (
                "one-step",
                start * (1 + sign * rate),
                "This is the value after one step. More steps follow.",
            ),
            ("stays", start, "The data add nothing, but the penalty still acts."),
        ],
    )
    hints = ["By which factor does one step multiply $w$?", "What do its powers do?"]
    shrinks = rf"$w = {times}{decimal(1 - rate)}^t \to 0$"
    grows = rf"$w = {times}{decimal(1 + rate)}^t \to {infinity}$"
    solution = f"With the right sign {shrinks} after $t$ steps. Here {grows}."
    if sign < 0:
        solution = f"With the other sign {grows} after $t$ steps. Here {shrinks}."
    return EXERCISE.part("e", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(eta=fractions("1 1/10 1/5 1/4 1/2 1/20 1/100"))
def f(eta: Fraction) -> Question:
    said, asked = "Now take the step of part c, still with $g = 0$.", r"\eta\lambda"
    product = asked
    if eta < 1:  # a variant gives the step size, and asks for the other factor
        said = rf"Each step multiplies $w$ by $1 - \eta\lambda$, and $\eta = {tex(eta)}$."
        asked, product = r"\lambda", rf"{tex(eta)} \lambda"
    prompt = rf"""
    {said} In which interval must ${asked}$ lie for $w$ to go to 0 from every starting value?
    """
    kind = Interval(
        f"(0, {2 / eta})",
        named=["eta*lambda" if eta == 1 else "lambda"],
        misconceptions=[
            (
                "no-jump",
                f"(0, {1 / eta})",
                f"Beyond {1 / eta} the sign changes at every step. What does the size do?",
            ),
            (
                "no-jump-closed",
                f"(0, {1 / eta}]",
                f"At {1 / eta} one step is enough, but larger values can work, too.",
            ),
            (
                "ends",
                f"[0, {2 / eta}]",
                "At the ends of your interval the weight keeps its length.",
            ),
        ],
    )
    hints = [
        rf"After $t$ steps the weight is $(1 - {product})^t$ times its starting value.",
        "The powers of a number go to 0 if its absolute value is below 1.",
    ]
    solution = rf"""
    The powers go to 0 if $\lvert 1 - {product} \rvert < 1$. This holds for ${asked}$ in
    $(0, {2 / eta})$.
    """
    return EXERCISE.part("f", prompt, kind, hints=hints, solution=solution)


g = EXERCISE.part(
    "g",
    r"""
    The bias is not penalised, $\lambda > 0$, and every class has an example. Which of these
    statements are right?
    """,
    Choices(
        right(
            "At the minimum, the mean probability of each class equals its frequency in the data.",
            "The gradient in the bias is the mean error, which is 0 at the minimum.",
        ),
        wrong(
            "A penalty on the bias would make the objective non-convex.",
            "A sum of convex functions is convex.",
            "not-convex",
        ),
        right(
            "Adding a constant to all biases does not change the objective.",
            "The probabilities stay the same, and the penalty does not contain the biases.",
        ),
        wrong(
            "The gradient in a bias has a term $\\lambda b$, too.",
            "It would if the penalty contained $b$.",
            "bias-penalised",
        ),
    ),
    hints=["What is the gradient in the bias?", "Which terms of the objective contain the bias?"],
    solution=r"""
    Only the loss contains the bias. Its gradient is $\frac1n \sum_t (\hat y_{tj} - y_{tj})$. Where
    this is 0, mean probability and frequency agree. A common constant changes neither the loss nor
    the penalty.
    """,
)


@EXERCISE.variants(mu=("mu", "9/10", "1/2", "3/4", "4/5", "3/5", "19/20", "7/10", "2/5", "99/100"))
def h(mu: str) -> Question:
    asked, given, left = "`lambda` and `mu`", r"0 \le \mu < 1", r"\lambda (1 - \mu)"
    if mu != "mu":  # a variant gives the factor
        asked, given = "`lambda`", rf"\mu = {tex(Fraction(mu))}"
        left = rf"{tex(1 - Fraction(mu))} \lambda"
    prompt = rf"""
    Now with momentum, but the decay stays out of it: each step turns the velocity $v$ into
    $\mu v - \eta g$, and then $w$ into $(1 - \eta\lambda) w + v$. Here ${given}$, and $g$ is the
    derivative of the loss without a penalty. Where this comes to rest, $w$ minimises the loss plus
    $\frac c2 w^2$. What is $c$? Answer in {asked}.
    """
    kind = Formula(
        f"lambda*(1 - {mu})",
        domain={"lambda": "positive", **({"mu": "unit"} if mu == "mu" else {})},
        misconceptions=[
            ("plain", "lambda", r"This is right for $\mu = 0$. Momentum makes the steps longer."),
            ("inverse", f"lambda/(1 - {mu})", "Then the decay would gain. Here the loss gains."),
        ],
    )
    hints = [
        r"At rest $v = \mu v - \eta g$. What is $v$?",
        r"At rest $w = (1 - \eta\lambda) w + v$, too, and at the minimum $g + c w = 0$.",
    ]
    solution = rf"""
    At rest $v = -\eta g / (1 - \mu)$ and $\eta\lambda w = v$. Together, $g + \lambda (1 - \mu) w =
    0$, so $c = {left}$.
    """
    return EXERCISE.part("h", prompt, kind, hints=hints, solution=solution)


PARTS = (a, b, c, d, e, f, g, h)
