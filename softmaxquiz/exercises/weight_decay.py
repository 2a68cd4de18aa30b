r"""Weight decay: the regularised update of a derivation from log-odds, with its sign corrected.

The source adds "the L2 norm" but differentiates half its square. Its update has the wrong sign, so
the penalty makes the weights grow.
"""

from softmaxquiz import Choice, Choices, Exercise, Formula, Interval, Limit, Number, right, wrong

EXERCISE = Exercise(
    "weight_decay",
    "Weight decay and its sign",
    "The derivation of softmax regression from log-odds, regularisation",
)

STEP = {"w": "real", "g": "real", "eta": "positive", "lambda": "positive"}

a = EXERCISE.part(
    "a",
    r"""
    The penalty is $\frac\lambda2 \sum_{r,j} W_{rj}^2$. What is its derivative in one of the
    weights, $w$? Type `lambda` for $\lambda$.
    """,
    Formula(
        "lambda*w",
        domain={"lambda": "positive", "w": "real"},
        misconceptions=[
            ("half-forgotten", "2*lambda*w", "Do not forget the half in front of the sum."),
            ("not-differentiated", "lambda*w^2/2", "This is the penalty itself: differentiate it."),
            ("halved-twice", "lambda*w/2", "The half cancels the 2 that the square brings down."),
            ("length", "lambda*w/abs(w)", r"This is the derivative of $\lambda \lvert w \rvert$."),
        ],
    ),
    hints=["Only one term of the sum contains $w$.", "What does the factor 2 of $2w$ become?"],
    solution=r"Only the term $\frac\lambda2 w^2$ contains $w$. Its derivative is $\lambda w$.",
)

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
)

d = EXERCISE.part(
    "d",
    r"""
    Now with numbers: $w = 2$, $g = \frac12$, $\eta = \frac1{10}$, $\lambda = \frac12$. What is $w$
    after one step as in part c? Answer exactly.
    """,
    Number(
        "37/20",
        misconceptions=[
            ("weights-grow", "41/20", "The penalty must pull $w$ towards 0, not push it away."),
            ("no-step", "19/10", "This is the shrunk weight. Now take the step along $g$."),
            ("uphill", "43/20", "This step goes along the gradient, not against it."),
            ("step-forgotten", "19/20", r"$\eta$ multiplies the gradient of the penalty, too."),
            ("no-decay", "39/20", "This is the step without the penalty."),
        ],
    ),
    hints=[
        r"First compute the factor of $w$, which is $1 - \eta\lambda$.",
        r"The factor is $0.95$. Multiply $w$ by it, then subtract $\eta g$.",
    ],
    solution=r"$(1 - 0.05) \cdot 2 - 0.1 \cdot 0.5 = 1.9 - 0.05 = 1.85$.",
)

e = EXERCISE.part(
    "e",
    r"""
    In a text, each step *adds* $\eta\lambda w$ to the weight. Suppose that the data have no say,
    $g = 0$, that $\eta\lambda = \frac1{100}$, and that $w$ starts at 1. What is the limit of $w$ as
    the number of steps grows?
    """,
    Limit(
        "inf",
        misconceptions=[
            ("right-sign", "0", "With the right sign it would go there. Here each step adds."),
            ("one-step", "101/100", "This is the value after one step. More steps follow."),
            ("stays", "1", "The data add nothing, but the penalty still acts."),
        ],
    ),
    hints=["By which factor does one step multiply $w$?", "What do its powers do?"],
    solution=r"""
    With the right sign $w = 0.99^t \to 0$ after $t$ steps. Here $w = 1.01^t \to \infty$.
    """,
)

f = EXERCISE.part(
    "f",
    r"""
    Now take the step of part c, still with $g = 0$. In which interval must $\eta\lambda$ lie for
    $w$ to go to 0 from every starting value?
    """,
    Interval(
        "(0, 2)",
        misconceptions=[
            (
                "no-jump",
                "(0, 1)",
                "Beyond 1 the sign changes at every step. What does the size do?",
            ),
            (
                "no-jump-closed",
                "(0, 1]",
                "At 1 one step is enough, but larger values can work, too.",
            ),
            ("ends", "[0, 2]", "At the ends of your interval the weight keeps its length."),
        ],
    ),
    hints=[
        r"After $t$ steps the weight is $(1 - \eta\lambda)^t$ times its starting value.",
        "The powers of a number go to 0 if its absolute value is below 1.",
    ],
    solution=r"""
    The powers go to 0 if $\lvert 1 - \eta\lambda \rvert < 1$, so for $\eta\lambda$ in $(0, 2)$.
    """,
)

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

PARTS = (a, b, c, d, e, f, g)
