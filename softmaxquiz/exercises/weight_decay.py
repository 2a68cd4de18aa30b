r"""Weight decay: the regularised update of a derivation from log-odds, with its sign put right.

The source adds "the L2 norm", takes the derivative of half its square, and ends with a penalty
that makes the weights grow.
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
    double = "" if c == 2 else tex(Fraction(2, c))
    prompt = rf"""
    The penalty is ${half} \sum_{{r,j}} W_{{rj}}^2$. What is its derivative in one of the
    weights, $w$? Type `lambda` for $\lambda$.
    """
    kind = Formula(
        f"2*lambda*w/{c}",
        domain={"lambda": "positive", "w": "real"},
        misconceptions=[
            ("half-forgotten", "2*lambda*w", f"There is a {part} in front of the sum."),
            ("not-differentiated", f"lambda*w^2/{c}", "This is the term itself."),
            ("halved-twice", f"2*lambda*w/{c}^2", f"The {part} meets the 2 of the square."),
            ("length", "lambda*w/abs(w)", r"This is the derivative of $\lambda \lvert w \rvert$."),
        ],
    )
    hints = ["Only one term of the sum contains $w$.", "The derivative of $w^2$ is $2w$."]
    solution = rf"Only ${half} w^2$ contains $w$; its derivative is ${double}\lambda w$."
    return EXERCISE.part("a", prompt, kind, hints=hints, solution=solution)


b = EXERCISE.part(
    "b",
    r"A text adds “the L2 norm” of the weights. Which penalty has the gradient $\lambda W$?",
    Choice(
        wrong(
            r"$\lambda \lVert W \rVert$",
            r"Its gradient is $\lambda W / \lVert W \rVert$, of length $\lambda$ for every $W$.",
            "norm",
        ),
        wrong(
            r"$\lambda \lVert W \rVert^2$",
            r"Differentiate a square: a factor comes down.",
            "half-forgotten",
        ),
        right(r"$\frac\lambda2 \lVert W \rVert^2$", "Half the squared norm."),
        wrong(
            r"$\lambda \sum_{r,j} \lvert W_{rj} \rvert$",
            "It pulls small weights as hard as large ones.",
            "absolute",
        ),
    ),
    hints=[r"Try one weight: which function of $w$ has the derivative $\lambda w$?"],
    solution=r"$\frac\lambda2 \lVert W \rVert^2$, *half* the *squared* norm.",
)

c = EXERCISE.part(
    "c",
    r"""
    Let $g$ be the gradient of the data's loss in a weight $w$. What does a step of gradient
    descent with step size $\eta$ make of $w$, if the penalty is there? Type `eta` and `lambda`.
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
            ("uphill", "w + eta*(g+lambda*w)", "This climbs: go against the gradient."),
            ("step-forgotten", "w - eta*g - lambda*w", r"$\eta$ multiplies the whole gradient."),
            ("no-decay", "w - eta*g", "Where is the penalty?"),
            ("decays-step", "(1-eta*lambda)*(w-eta*g)", "This shrinks the new step as well."),
        ],
    ),
    hints=[
        r"The gradient of loss and penalty together is $g + \lambda w$.",
        r"The step is $w - \eta\, (g + \lambda w)$.",
    ],
    solution=r"""
    $w - \eta (g + \lambda w) = (1 - \eta\lambda) w - \eta g$: the weight shrinks, then the data
    have their say.
    """,
)


@EXERCISE.variants(
    w=fractions("2 3 4 5"),
    g=fractions("1/2 1 3/2 1/5"),
    eta=fractions("1/10 1/5 3/10"),
    decay=fractions("1/2 1/5 1/4"),
)
def d(w: Fraction, g: Fraction, eta: Fraction, decay: Fraction) -> Question:
    shrunk, step = (1 - eta * decay) * w, eta * g
    product = rf"{decimal(1 - eta * decay)} \cdot {w} - {decimal(eta)} \cdot {decimal(g)}"
    prompt = rf"""
    By numbers: $w = {w}$, $g = {tex(g)}$, $\eta = {tex(eta)}$, $\lambda = {tex(decay)}$.
    What is $w$ after the step?
    """
    kind = Number(
        shrunk - step,
        misconceptions=[
            (
                "weights-grow",
                (1 + eta * decay) * w - step,
                "The penalty must pull $w$ towards 0, not push it away.",
            ),
            (
                "uphill",
                w + eta * (g + decay * w),
                "The weight went along the gradient, not against it.",
            ),
            (
                "step-forgotten",
                w - eta * g - decay * w,
                r"$\eta$ multiplies the penalty's gradient, too.",
            ),
            ("no-decay", w - step, "This is the step without the penalty."),
        ],
    )
    hints = [r"First the factor $1 - \eta\lambda$.", f"${product}$."]
    solution = (
        rf"$(1 - {decimal(eta * decay)}) \cdot {w} - {decimal(eta)} \cdot {decimal(g)} = "
        f"{decimal(shrunk)} - {decimal(step)} = {decimal(shrunk - step)}$."
    )
    return EXERCISE.part("d", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(rate=fractions("1/100 1/10 1/50 1/5"), start=(1, -1, -2, -3))
def e(rate: Fraction, start: int) -> Question:
    times = "" if start == 1 else rf"{start} \cdot "
    prompt = rf"""
    In a text, a step adds $\eta\lambda w$ to the weight, besides what the data say. Let the
    data be silent, $g = 0$, let $\eta\lambda = {tex(rate)}$, and start at $w = {start}$. Where
    does $w$ go as the steps go on?
    """
    kind = Limit(
        "inf" if start > 0 else "-inf",
        misconceptions=[
            ("right-sign", "0", "That is where the right sign leads."),
            ("one-step", start * (1 + rate), "This is after one step. Each step does it again."),
            ("stays", start, "Silent data leave the penalty in place."),
        ],
    )
    hints = [rf"After $t$ steps it is ${times}{decimal(1 + rate)}^t$."]
    solution = (
        rf"$w = {times}{decimal(1 + rate)}^t \to {'' if start > 0 else '-'}\infty$. "
        rf"With the right sign it is ${times}{decimal(1 - rate)}^t \to 0$."
    )
    return EXERCISE.part("e", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(eta=fractions("1 1/10 1/5 1/4 1/2 1/20 1/100"))
def f(eta: Fraction) -> Question:
    said, asked = "Now as part c has it, and $g = 0$ still.", r"\eta\lambda"
    product = asked
    if eta < 1:  # a variant gives the step size, and asks for the other factor
        said = rf"A step makes $(1 - \eta\lambda) w$ of the weight $w$, with $\eta = {tex(eta)}$."
        asked, product = r"\lambda", rf"{tex(eta)} \lambda"
    prompt = rf"""
    {said} In which interval must ${asked}$ lie for $w$ to go to 0 from every start?
    """
    kind = Interval(
        f"(0, {2 / eta})",
        misconceptions=[
            (
                "no-jump",
                f"(0, {1 / eta})",
                f"Between {1 / eta} and {2 / eta} the sign changes, but is the weight longer?",
            ),
            ("no-jump-closed", f"(0, {1 / eta}]", f"At {1 / eta} it is there in one step. Go on."),
            ("ends", f"[0, {2 / eta}]", "At the ends the weight keeps its length."),
        ],
    )
    hints = [
        rf"After $t$ steps it is $(1 - {product})^t$ times the start.",
        rf"Powers go to 0 if $\lvert 1 - {product} \rvert < 1$.",
    ]
    solution = rf"$\lvert 1 - {product} \rvert < 1$ means $0 < {asked} < {2 / eta}$."
    return EXERCISE.part("f", prompt, kind, hints=hints, solution=solution)


g = EXERCISE.part(
    "g",
    r"""
    The bias is not penalised. Which of these are right? (Let $\lambda > 0$, and let every class
    have an example.)
    """,
    Choices(
        right(
            "At the minimum, each class has as mean probability its frequency in the data.",
            "The gradient in the bias is the mean error, and it is 0 there.",
        ),
        wrong(
            "A penalty on the bias would make the objective non-convex.",
            "A sum of convex functions is convex.",
            "not-convex",
        ),
        right(
            "A constant added to all biases leaves the objective as it is.",
            "Probabilities do not change, and the penalty does not see it.",
        ),
        wrong(
            "The gradient of a bias gets the term $\\lambda b$, too.",
            "It would, if the penalty contained $b$.",
            "bias-penalised",
        ),
    ),
    hints=["What is the gradient in the bias?", "Which terms of the objective contain the bias?"],
    solution=r"""
    The bias is in the loss alone. Its gradient is $\frac1n \sum_t (\hat y_{tj} - y_{tj})$; where it
    is 0, mean probability and frequency agree. A common constant changes neither term.
    """,
)

PARTS = (a, b, c, d, e, f, g)
