r"""Intervals for an accuracy: how far a measured accuracy may be from the true one.

The chapter on training gives Wilson's interval beside every accuracy.
"""

from fractions import Fraction

from softmaxquiz import (
    Choice,
    Exercise,
    Formula,
    Interval,
    Number,
    Question,
    decimal,
    fractions,
    right,
    tex,
    wrong,
)

EXERCISE = Exercise("accuracy_interval", "How sure is an accuracy?", "This book")

a = EXERCISE.part(
    "a",
    r"""
    A model is right on a share $q$ of all images. On $n$ independent test images its accuracy is
    the mean of $n$ zeros and ones. What is the standard deviation of this mean?
    """,
    Formula(
        "sqrt(q*(1-q)/n)",
        domain={"q": "unit", "n": "natural"},
        misconceptions=[
            (
                "variance",
                "q*(1-q)/n",
                "This is the variance. The question asks for the standard deviation.",
            ),
            ("single", "sqrt(q*(1-q))", "This is the standard deviation for a single image."),
            ("root-forgotten", "sqrt(q*(1-q))/n", r"It is the *variance* that is divided by $n$."),
            ("sum", "sqrt(n*q*(1-q))", "This is for the number of hits, a sum."),
        ],
    ),
    hints=[
        "What is the variance of a number that is 1 with probability $q$ and 0 otherwise?",
        r"It is $q (1 - q)$. What is the variance of a mean of $n$ such numbers?",
    ],
    solution=r"""
    The result for one image has the variance $q (1 - q)$. The mean of $n$ results has the variance
    $q (1 - q) / n$. Its standard deviation is $\sqrt{q (1 - q) / n}$.
    """,
)

b = EXERCISE.part(
    "b",
    r"""
    The true share $q$ is not known. What is the largest possible standard deviation, for given $n$?
    """,
    Formula(
        "1/(2*sqrt(n))",
        domain={"n": "natural"},
        misconceptions=[
            (
                "variance",
                "1/(4*n)",
                "This bounds the variance. The question asks for the standard deviation.",
            ),
            ("root-of-quarter", "1/(4*sqrt(n))", r"Take the root of $\frac14$, too."),
            ("no-bound", "1/sqrt(n)", r"$q (1 - q)$ is never as large as 1."),
        ],
    ),
    hints=[
        r"For which $q$ is $q (1 - q)$ largest?",
        r"There it is $\frac14$. Put this under the root.",
    ],
    solution=r"""
    $q (1 - q)$ is largest at $q = \frac12$, where it is $\frac14$. So the standard deviation is at
    most $\sqrt{1 / (4n)} = 1 / (2 \sqrt n)$.
    """,
)


@EXERCISE.variants(
    lambda q, root: "The accuracy on independent test images is a mean of zeros and ones.",
    q=fractions("0.9 0.1"),
    root=(30, 10, 20, 50, 60, 100, 150, 300),
)
def c(q: Fraction, root: int) -> Question:
    n, single = root**2, Fraction(3, 10)
    prompt = f"""
    A model with $q = {decimal(q)}$ is tested on {n} images. What is the standard deviation of its
    accuracy? Answer exactly.
    """
    kind = Number(
        single / root,
        misconceptions=[
            ("variance", (single / root) ** 2, "This is the variance. Take its root."),
            ("single", single, "This is the standard deviation for a single image."),
            ("root-once", single / n, "Divide by the root of the number of images."),
            (
                "hits",
                single * root,
                "This is for the number of hits. The question asks for that of their share.",
            ),
            ("at-most", f"1/{2 * root}", "This is the bound of part b. Here you know $q$."),
        ],
    )
    hints = ["Use the formula of part a.", r"$q (1 - q) = 0.09$, and the root of that is $0.3$."]
    solution = rf"$\sqrt{{0.09 / {n}}} = 0.3 / {root} = {decimal(single / root)}$."
    return EXERCISE.part("c", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda p, sd, n: f"The accuracy of a model has the standard deviation {decimal(sd)}.",
    p=fractions("0.9 0.6 0.7 0.8 0.75 0.85"),
    sd=fractions("0.01 0.02 0.03"),
    n=(900, 1000, 1200, 1600),
)
def d(p: Fraction, sd: Fraction, n: int) -> Question:
    one, two, four = (f"[{p - times * sd}, {p + times * sd}]" for times in (1, 2, 4))
    low, high = decimal(p - 2 * sd), decimal(p + 2 * sd)
    prompt = f"""
    The model is right on {p * n} of the {n} images. Which interval reaches from two standard
    deviations below the measured accuracy to two above it, ends included?
    """
    kind = Interval(
        two,
        misconceptions=[
            ("one", one, "This is one standard deviation on either side."),
            ("four", four, "This is four standard deviations on either side."),
        ],
    )
    hints = [
        "What is the measured accuracy?",
        "Take the standard deviation twice, on either side of it.",
    ]
    solution = rf"""
    The measured accuracy is ${decimal(p)}$, and two deviations are ${decimal(2 * sd)}$:
    $[{low},\; {high}]$.
    """
    follows = {"c": lambda sd: f"[9/10 - 2*({sd}), 9/10 + 2*({sd})]"}
    return EXERCISE.part("d", prompt, kind, hints=hints, solution=solution, follows=follows)


e = EXERCISE.part(
    "e",
    r"""
    A model is right on *all* of 20 images. If we use the measured accuracy in place of $q$, two
    standard deviations on either side give an interval of length 0. What is wrong?
    """,
    Choice(
        wrong(
            "Nothing: the model is always right.",
            "It is right on these 20 images. It may be wrong on the next.",
            "certain",
        ),
        wrong("One must divide by $n - 1$.", "0 divided by $n - 1$ is still 0.", "bessel"),
        right(
            "The deviation used is that of a model that is always right. This one need not be.",
            "A model that sometimes errs can get 20 of 20, too, and its deviation is not 0.",
        ),
        wrong(
            "An accuracy has no standard deviation.",
            "It varies from one test set to another.",
            "no-variance",
        ),
    ),
    hints=[r"How probable are 20 hits of 20 if $q = 0.95$?"],
    solution=r"""
    If $q = 0.95$, all 20 are right with probability $0.95^{20} \approx 0.36$. So we should ask for
    which $q$ the measured accuracy lies within two standard deviations, each taken at that $q$.
    """,
)

f = EXERCISE.part(
    "f",
    r"""
    Wilson's interval contains all $q$ that differ from the measured accuracy by at most $z$
    standard deviations, taken at $q$. If all $n$ images are right, this means
    $1 - q \le z \sqrt{q (1 - q) / n}$. What is the smallest such $q$?
    """,
    Formula(
        "n/(n+z^2)",
        domain={"n": "natural", "z": "positive"},
        misconceptions=[
            ("measured-deviation", "1", "There the deviation is 0, but smaller $q$ will do."),
            ("not-squared", "n/(n+z)", "Square both sides, $z$ included."),
            ("chance-of-error", "z^2/(n+z^2)", "This is $1 - q$. The question asks for $q$."),
            ("first-order", "1-z^2/n", "A factor $q$ is missing on the right."),
        ],
    ),
    hints=[
        r"Square both sides and divide by $1 - q$.",
        r"This gives $n (1 - q) \le z^2 q$. Solve for $q$.",
    ],
    solution=r"""
    Squaring and dividing by $1 - q$ gives $n (1 - q) \le z^2 q$. So the smallest $q$ is
    $n / (n + z^2)$.
    """,
)

g = EXERCISE.part(
    "g",
    "A 95 % interval for an accuracy reaches from 0.71 to 0.79. What does 95 % mean?",
    Choice(
        wrong(
            "For 95 % of the images the probability of the right class lies between the ends.",
            "The interval is about the share of hits, not about single images.",
            "single-images",
        ),
        wrong(
            "The true accuracy lies between 0.71 and 0.79 with probability 0.95.",
            "The true accuracy is fixed. What varies from one test set to another is the interval.",
            "fixed-interval",
        ),
        wrong(
            "On another test set the accuracy lies between the ends with probability 0.95.",
            "That accuracy varies as well, so it lies outside more often.",
            "next-measurement",
        ),
        right(
            "Of many such intervals, each from its own test set, 95 % contain the true accuracy.",
            "The 95 % describe the method, not this one interval.",
        ),
    ),
    hints=["What is random: the true accuracy, or the interval?"],
    solution="The true accuracy is fixed. The interval depends on the test images drawn: d.",
)


@EXERCISE.variants(b=("b", "1/10", "1/20", "1/5", "1/4", "3/10", "3/20", "2/5", "1/50", "1/100"))
def h(b: str) -> Question:
    shown, asked, domain = b, "`a` and `b`", {"a": "unit", "b": "unit, a + b <= 1"}
    if b != "b":  # a variant gives the share
        shown, asked, domain = tex(Fraction(b)), "`a`", {"a": f"unit, a <= 1 - {b}"}
    prompt = rf"""
    Two models are tested on the same images. On a share $a$ of all images only the first is right,
    and on a share of ${shown}$ only the second. A hit counts 1, a miss 0. For one image, what is
    the variance of the difference of their hits? Answer in {asked}.
    """
    kind = Formula(
        f"a + {b} - (a - {b})^2",
        domain=domain,
        misconceptions=[
            ("mean-square", f"a + {b}", "This is the mean of the square. The mean is not 0."),
            (
                "independent",
                f"a*(1 - a) + {b}*(1 - {b})",
                "Variances add up if the two are independent. Here one excludes the other.",
            ),
        ],
    )
    hints = [
        "The difference is 1, 0 or $-1$. With which probabilities?",
        rf"Its mean is $a - {shown}$. What is the mean of its square?",
    ]
    solution = rf"""
    The square is 1 where one model alone is right. So its mean is $a + {shown}$, and the variance
    is $a + {shown} - (a - {shown})^2$.
    """
    return EXERCISE.part("h", prompt, kind, hints=hints, solution=solution)


PARTS = (a, b, c, d, e, f, g, h)
