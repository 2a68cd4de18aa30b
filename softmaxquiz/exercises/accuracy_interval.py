r"""Intervals for an accuracy: how far a measured accuracy may be from the true one.

Called for by the chapter on training, which gives Wilson's interval beside every accuracy.
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
    wrong,
)

EXERCISE = Exercise("accuracy_interval", "How sure is an accuracy?", "This book")

a = EXERCISE.part(
    "a",
    r"""
    A model is right on a share $q$ of all images there are. On $n$ independent test images its
    accuracy is the mean of $n$ zeros and ones. What is the standard deviation of this mean?
    """,
    Formula(
        "sqrt(q*(1-q)/n)",
        domain={"q": "unit", "n": "natural"},
        misconceptions=[
            ("variance", "q*(1-q)/n", "This is the variance."),
            ("single", "sqrt(q*(1-q))", "This is the one of a single image."),
            ("root-forgotten", "sqrt(q*(1-q))/n", r"The *variance* of a mean is divided by $n$."),
            ("sum", "sqrt(n*q*(1-q))", "This is the one of the number of hits, a sum."),
        ],
    ),
    hints=[
        "What is the variance of a number that is 1 with probability $q$, and 0 otherwise?",
        r"It is $q (1 - q)$, and the variance of a mean of $n$ is that divided by $n$.",
    ],
    solution=r"One image has the variance $q - q^2$; the mean of $n$ has $q (1 - q) / n$.",
)

b = EXERCISE.part(
    "b",
    r"The true share is not known. How large is the standard deviation at most, for given $n$?",
    Formula(
        "1/(2*sqrt(n))",
        domain={"n": "natural"},
        misconceptions=[
            ("variance", "1/(4*n)", "This bounds the variance."),
            ("root-of-quarter", "1/(4*sqrt(n))", r"The root of $\frac14$ is not $\frac14$."),
            ("no-bound", "1/sqrt(n)", r"$q (1 - q)$ is never 1."),
        ],
    ),
    hints=[r"For which $q$ is $q (1 - q)$ largest?", r"At most it is $\frac14$."],
    solution=r"$q (1 - q)$ is largest at $q = \frac12$, $\frac14$. The root is $1 / (2 \sqrt n)$.",
)


@EXERCISE.variants(
    lambda q, root: "The accuracy on independent test images is a mean of zeros and ones.",
    q=fractions("0.9 0.1"),
    root=(30, 10, 20, 50, 60, 100, 150, 300),
)
def c(q: Fraction, root: int) -> Question:
    n, single = root**2, Fraction(3, 10)
    product = rf"\sqrt{{{decimal(single**2)} / {n}}} = {decimal(single)} / {root}"
    prompt = (
        f"A model with $q = {decimal(q)}$ is tested on {n} images. What is the standard deviation?"
    )
    kind = Number(
        single / root,
        misconceptions=[
            ("variance", (single / root) ** 2, "This is the variance."),
            ("single", single, "This is the one of a single image."),
            ("at-most", f"1/{2 * root}", r"This is the bound of part b. Here $q$ is given."),
        ],
    )
    hints = [rf"$q (1 - q) = {decimal(single**2)}$, and the root of that is ${decimal(single)}$."]
    solution = f"${product} = {decimal(single / root)}$."
    return EXERCISE.part("c", prompt, kind, hints=hints, solution=solution)


@EXERCISE.variants(
    lambda p, sd, n: f"A model is tested on {n} images. The standard deviation is {decimal(sd)}.",
    p=fractions("0.9 0.6 0.7 0.8 0.75 0.85"),
    sd=fractions("0.01 0.02 0.03"),
    n=(900, 1000, 1200, 1600),
)
def d(p: Fraction, sd: Fraction, n: int) -> Question:
    ends = {times: (p - times * sd, p + times * sd) for times in (1, 2, 4)}
    low, high = map(decimal, ends[2])
    two = decimal(2 * sd)
    prompt = (
        f"It is right on {p * n}. Which interval reaches two of them to either side, ends included?"
    )
    kind = Interval(
        "[{}, {}]".format(*ends[2]),
        misconceptions=[
            ("one", "[{}, {}]".format(*ends[1]), "This is one to either side."),
            ("four", "[{}, {}]".format(*ends[4]), "This is four to either side."),
        ],
    )
    hints = [f"Go ${two}$ to the left and to the right of the measured accuracy."]
    solution = rf"$[{decimal(p)} - {two},\; {decimal(p)} + {two}] = [{low},\; {high}]$."
    return EXERCISE.part("d", prompt, kind, hints=hints, solution=solution)


e = EXERCISE.part(
    "e",
    r"""
    A model is right on *all* of 20 images. Two standard deviations, with the measured accuracy in
    the place of $q$, give an interval of length 0. What is wrong?
    """,
    Choice(
        wrong("Nothing: it is certainly right.", "On 20 images. The next may be wrong.", "certain"),
        wrong("One must divide by $n - 1$.", r"$0$ divided by anything is $0$.", "bessel"),
        right(
            "The deviation is that of a model that is always right, not of this one.",
            "Models that err now and then get 20 of 20, too. Their own deviation counts.",
        ),
        wrong(
            "An accuracy has no standard deviation.",
            "It varies from one test set to another.",
            "no-variance",
        ),
    ),
    hints=[r"How likely are 20 hits of 20 if $q = 0.95$?"],
    solution=r"""
    With $q = 0.95$ all 20 are right more than once in three times, since $0.95^{20} \approx 0.36$.
    So one should ask for which $q$ the *measured* accuracy is within two of *its* deviations.
    """,
)

f = EXERCISE.part(
    "f",
    r"""
    Wilson's interval asks for all $q$ from which the measured accuracy differs by at most $z$
    standard deviations, taken at $q$. All $n$ images are right: $1 - q \le z \sqrt{q (1 - q) / n}$.
    What is the smallest such $q$?
    """,
    Formula(
        "n/(n+z^2)",
        domain={"n": "natural", "z": "positive"},
        misconceptions=[
            ("measured-deviation", "1", "There the deviation is 0, but smaller $q$ will do."),
            ("not-squared", "n/(n+z)", "Square both sides."),
            ("chance-of-error", "z^2/(n+z^2)", "This is $1 - q$."),
            ("first-order", "1-z^2/n", "A factor $q$ is missing on the right."),
        ],
    ),
    hints=[r"Square both sides and divide by $1 - q$.", r"$n (1 - q) \le z^2 q$. Solve for $q$."],
    solution=r"It is $q \ge n / (n + z^2)$. For $n = 20$ and $z = 2$ that is from $5/6$ on.",
)

g = EXERCISE.part(
    "g",
    r"A 95 % interval for the accuracy is $[0.88, 0.92]$. What does 95 % mean?",
    Choice(
        wrong(
            "95 % of the images are classified with a probability between the ends.",
            "The interval is about the share of hits, not about single images.",
            "single-images",
        ),
        wrong(
            "The true accuracy lies between 0.88 and 0.92 with probability 0.95.",
            "It does or does not. What varies is the interval, from one test set to another.",
            "fixed-interval",
        ),
        wrong(
            "On another test set the accuracy lies between the ends with probability 0.95.",
            "That accuracy varies as well, so it misses more often.",
            "next-measurement",
        ),
        right(
            "Of many such intervals, each from its own test set, 95 % hold the true accuracy.",
            "It speaks of the method.",
        ),
    ),
    hints=["What is random: the true accuracy, or the interval?"],
    solution="d: the true accuracy is fixed; the interval depends on the test images drawn.",
)

PARTS = (a, b, c, d, e, f, g)
