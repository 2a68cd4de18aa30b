r"""Weight decay: the regularised update of a derivation from log-odds, with its sign put right.

The source adds "the L2 norm", takes the derivative of half its square, and ends with a penalty
that makes the weights grow.
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
            ("half-forgotten", "2*lambda*w", "There is a half in front of the sum."),
            ("not-differentiated", "lambda*w^2/2", "This is the term itself."),
            ("halved-twice", "lambda*w/2", "The half meets the 2 of the square."),
            ("length", "lambda*w/abs(w)", r"This is the derivative of $\lambda \lvert w \rvert$."),
        ],
    ),
    hints=["Only one term of the sum contains $w$.", "The derivative of $w^2$ is $2w$."],
    solution=r"Only $\frac\lambda2 w^2$ contains $w$; its derivative is $\lambda w$.",
)

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

d = EXERCISE.part(
    "d",
    r"""
    By numbers: $w = 2$, $g = \frac12$, $\eta = \frac1{10}$, $\lambda = \frac12$. What is $w$
    after the step?
    """,
    Number(
        "37/20",
        misconceptions=[
            ("weights-grow", "41/20", "The penalty must pull $w$ towards 0, not push it away."),
            ("uphill", "43/20", "The weight went along the gradient, not against it."),
            ("step-forgotten", "19/20", r"$\eta$ multiplies the penalty's gradient, too."),
            ("no-decay", "39/20", "This is the step without the penalty."),
        ],
    ),
    hints=[r"First the factor $1 - \eta\lambda$.", r"$0.95 \cdot 2 - 0.1 \cdot 0.5$."],
    solution=r"$(1 - 0.05) \cdot 2 - 0.1 \cdot 0.5 = 1.9 - 0.05 = 1.85$.",
)

e = EXERCISE.part(
    "e",
    r"""
    In a text, a step adds $\eta\lambda w$ to the weight, besides what the data say. Let the data be
    silent, $g = 0$, let $\eta\lambda = \frac1{100}$, and start at $w = 1$. Where does $w$ go as
    the steps go on?
    """,
    Limit(
        "inf",
        misconceptions=[
            ("right-sign", "0", "That is where the right sign leads."),
            ("one-step", "101/100", "This is after one step. Each step does it again."),
            ("stays", "1", "Silent data leave the penalty in place."),
        ],
    ),
    hints=[r"After $t$ steps it is $1.01^t$."],
    solution=r"$w = 1.01^t \to \infty$. With the right sign it is $0.99^t \to 0$.",
)

f = EXERCISE.part(
    "f",
    r"""
    Now as part c has it, and $g = 0$ still. In which interval must $\eta\lambda$ lie for $w$
    to go to 0 from every start?
    """,
    Interval(
        "(0, 2)",
        named=["eta*lambda"],
        misconceptions=[
            ("no-jump", "(0, 1)", "Between 1 and 2 the sign changes, but is the weight longer?"),
            ("no-jump-closed", "(0, 1]", "At 1 it is there in one step. Go on."),
            ("ends", "[0, 2]", "At the ends the weight keeps its length."),
        ],
    ),
    hints=[
        r"After $t$ steps it is $(1 - \eta\lambda)^t$ times the start.",
        r"Powers go to 0 if $\lvert 1 - \eta\lambda \rvert < 1$.",
    ],
    solution=r"$\lvert 1 - \eta\lambda \rvert < 1$ means $0 < \eta\lambda < 2$.",
)

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
