r"""Two classes: the softmax becomes the sigmoid, and softmax regression logistic regression.

The derivation from log-odds calls softmax regression a specialisation of logistic regression.
"""

from softmaxquiz import Choice, Derivation, Exercise, Formula, Number, Vector, right, wrong

EXERCISE = Exercise(
    "sigmoid", "Two classes", "This book, and the derivation of softmax regression from log-odds"
)

a = EXERCISE.part(
    "a",
    r"""
    Two classes have the scores $a$ and $b$. Show line by line that the softmax depends only on
    their difference: it is the sigmoid of $a - b$.
    """,
    Derivation("exp(a)/(exp(a) + exp(b))", "1/(1 + exp(-(a - b)))"),
    hints=["Divide numerator and denominator by the same positive number.", "Divide by $e^a$."],
    solution=r"""
    $$\frac{e^a}{e^a + e^b} = \frac{e^a / e^a}{(e^a + e^b) / e^a} = \frac{1}{1 + e^b / e^a}
    = \frac{1}{1 + e^{-(a - b)}}.$$
    """,
)

b = EXERCISE.part(
    "b",
    r"Give the derivative of the sigmoid $\sigma(x) = 1/(1 + e^{-x})$, as a formula in $x$.",
    Formula(
        "exp(-x)/(1 + exp(-x))^2",
        misconceptions=[
            (
                "inner-sign",
                "-exp(-x)/(1 + exp(-x))^2",
                r"The sigmoid rises. One minus sign is from $1/u$, the other from $e^{-x}$.",
            ),
            (
                "inner-derivative-forgotten",
                "1/(1 + exp(-x))^2",
                "The chain rule has a second factor: the derivative of the denominator.",
            ),
            ("sigmoid-itself", "1/(1 + exp(-x))", r"This is $\sigma$ itself."),
        ],
    ),
    hints=[
        r"The derivative of $1/u$ is $-u'/u^2$.",
        r"Here $u = 1 + e^{-x}$. What is $u'$?",
    ],
    solution=r"""
    In terms of $\sigma$ it is $\sigma(x) \bigl(1 - \sigma(x)\bigr)$, since $1 - \sigma(x)
    = \frac{e^{-x}}{1 + e^{-x}}$. In $x$ it is $\frac{e^{-x}}{(1 + e^{-x})^2}$.
    """,
)

c = EXERCISE.part(
    "c",
    "What is the largest slope of the sigmoid? Answer exactly.",
    Number(
        "1/4",
        misconceptions=[
            ("height-for-slope", "1/2", "This is the value of the sigmoid there, not its slope."),
            ("one", "1", r"Both factors of $\sigma (1 - \sigma)$ are below 1."),
            ("place-for-slope", "0", "This is the place where it is steepest, not the slope."),
        ],
    ),
    hints=[
        r"Where is $\sigma (1 - \sigma)$ largest?",
        "Two numbers with the sum 1 have the largest product if they are equal.",
    ],
    solution=r"""
    $\sigma (1 - \sigma)$ is largest at $\sigma = \frac12$, that is at $x = 0$. There it is
    $\frac14$.
    """,
)

d = EXERCISE.part(
    "d",
    r"Invert it: which $x$ has $\sigma(x) = p$, for $0 < p < 1$? Give a formula in $p$.",
    Formula(
        "log(p/(1 - p))",
        domain={"p": "unit"},
        misconceptions=[
            ("odds", "p/(1 - p)", "These are the odds. The score is their logarithm."),
            ("other-class", "log((1 - p)/p)", "This is the log-odds of the other class."),
            ("log-probability", "log(p)", "This is never positive, but $x$ can be."),
        ],
    ),
    hints=["Solve $1 + e^{-x} = 1/p$.", "$e^x$ are the odds."],
    solution=r"""
    $e^{-x} = \frac{1 - p}{p}$, so $x$ is the log-odds, or logit: $\log \frac{p}{1 - p}$.
    """,
)

e = EXERCISE.part(
    "e",
    r"""
    Softmax regression with one feature $x$ and two classes has the scores $u x + c$ and $v x + d$.
    Logistic regression, $P(\text{first}) = \sigma(w x + b)$, gives the same probabilities for
    which $(w, b)$? Answer with two entries.
    """,
    Vector(
        ["u - v", "c - d"],
        misconceptions=[
            ("other-class", ["v - u", "d - c"], "This gives the probability of the second class."),
            ("second-ignored", ["u", "c"], "This is right if the second class has the score 0."),
            (
                "sum-for-difference",
                ["u + v", "c + d"],
                "It is the difference of the scores that counts.",
            ),
            (
                "wrong-pairs",
                ["u - c", "v - d"],
                "Collect the terms with $x$, and the terms without.",
            ),
        ],
    ),
    hints=[
        "By part a the softmax is the sigmoid of the difference of the scores.",
        "Split the difference into the terms with $x$ and the terms without.",
    ],
    solution=r"""
    $(u x + c) - (v x + d) = (u - v)\, x + (c - d)$. Only differences between the classes count, so
    four parameters do the work of two: $(u - v, c - d)$.
    """,
)

f = EXERCISE.part(
    "f",
    "How are softmax regression and logistic regression related?",
    Choice(
        wrong(
            "Softmax regression is a special case of logistic regression.",
            "Can logistic regression have five classes?",
            "specialisation",
        ),
        wrong(
            "They are different models, since one has twice as many parameters.",
            "The spare parameters change no probability.",
            "parameters-counted",
        ),
        right(
            "Logistic regression is softmax regression for two classes.",
            "Softmax regression generalises it to more.",
        ),
        wrong(
            r"Softmax regression is $K$ logistic regressions, one for each class.",
            r"Their probabilities need not sum to 1. The softmax has one denominator for all.",
            "one-against-rest",
        ),
    ),
    hints=[
        "Which of the two can do what the other can, and more?",
        "How many classes may each of them have?",
    ],
    solution=r"""
    c. For two classes they are the same model, by part e. For more classes only softmax regression
    is defined. So it is the generalisation, and logistic regression is the special case $K = 2$.
    """,
)

PARTS = (a, b, c, d, e, f)
