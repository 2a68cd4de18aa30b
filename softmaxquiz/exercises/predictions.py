"""Predict first: what the hand will see when it moves an explorer. These parts do not count."""

from softmaxquiz import Choice, Exercise, right, wrong
from softmaxquiz.progress import Progress

EXERCISE = Exercise(
    "predictions", "Predict first", "Made for the book's explorers", progress=Progress()
)

warmer = EXERCISE.part(
    "warmer",
    r"""
    Three logits are not all equal. They stay as they are, and the temperature rises from 1 to 2.
    Which way does the entropy of the probabilities go?
    """,
    Choice(
        right("It rises.", "A higher temperature makes the probabilities more alike."),
        wrong("It falls.", "It would fall if the temperature fell: then the winner gains."),
        wrong(
            "It stays as it is.",
            r"$\gamma$, added to all logits, changes nothing. The temperature divides them.",
            "as-a-shift",
        ),
        wrong(
            "That depends on which logit is the largest.",
            "Names of classes do not matter to the entropy, and the order never changes.",
        ),
    ),
    hints=["What are the log-odds divided by?", "Are the probabilities more alike than before?"],
    solution=r"""
    All log-odds are halved, so the probabilities come nearer to each other, and the entropy rises.
    It rises towards that of uniform probabilities, the largest there is, $\log 3$.
    """,
)

raised = EXERCISE.part(
    "raised",
    "You raise the logit of the cat alone. What happens to the probabilities of chicken and dog?",
    Choice(
        wrong("They stay as they are.", "All probabilities sum to one, and that of the cat rises."),
        wrong(
            "Both fall, the larger one by the greater factor.",
            "Their odds are $e^{o_i - o_j}$. Has one of these two logits moved?",
            "larger-pays-more",
        ),
        right(
            "Both fall, by the same factor.",
            "Their logits have not moved, so their odds stay as they are.",
        ),
        wrong("Only the smaller one falls.", "Both are divided by the same sum, which has grown."),
    ),
    hints=["Which of the numbers in the formula have changed?", "What are the odds of the two?"],
    solution=r"""
    In $\hat y_k = e^{o_k} / \sum_\ell e^{o_\ell}$ only the sum grows. It divides both, so both fall
    by the same factor, and their odds $e^{o_i - o_j}$ stay.
    """,
)

second = EXERCISE.part(
    "second",
    r"""
    Three logits are different. The temperature falls from very high towards 0, and the probability
    of the winner rises all the way. What happens to that of the second?
    """,
    Choice(
        wrong(
            "It falls all the way.",
            "At a high temperature all have a third. The last may lose more than the winner gains.",
            "always-loses",
        ),
        wrong("It rises all the way.", "Towards 0 the winner takes everything."),
        right(
            "It may rise at first, but falls in the end.",
            "It rises while its logit is above the mean, weighted with the probabilities.",
        ),
        wrong("It stays at a third.", "It does only at infinite temperature."),
    ),
    hints=["Let the second be nearly as good as the winner, and the last far behind."],
    solution=r"""
    Near the centre a class gains if its logit is above the mean of the three. With the logits
    $(2, 1.5, -3)$ the second does. In the end only the winner is left, so the second falls to 0.
    """,
)

half = EXERCISE.part(
    "half",
    r"""
    In half precision the largest number is 65504; $e^{11}$ is below it, $e^{12}$ above. What does
    the naive softmax $e^{o_k} / \sum_\ell e^{o_\ell}$ give for the logits $(12, 11, 10)$?
    """,
    Choice(
        wrong("$(1, 0, 0)$: the winner takes everything.", "What is infinity over infinity?"),
        wrong(
            "The right probabilities, since the factor that is too large cancels.",
            "It would cancel on paper. The machine computes numerator and denominator first.",
            "cancels",
        ),
        wrong("Three times NaN.", r"Two of the numerators are finite numbers."),
        right(r"$(\mathrm{NaN}, 0, 0)$.", "One numerator and the sum are infinite."),
    ),
    hints=["Which numerators are infinite? Is the sum?", "A number divided by infinity is 0."],
    solution=r"""
    $e^{12}$ and with it the sum overflow to infinity. Infinity over infinity is not a number, and
    the other two powers, divided by infinity, give 0: $(\mathrm{NaN}, 0, 0)$.
    """,
)

longest = EXERCISE.part(
    "longest",
    r"""
    The label is the cat. At which point of the triangle is the gradient of the loss in the logits,
    $\hat{\mathbf y} - \mathbf y$, longest?
    """,
    Choice(
        wrong(
            "At the corner of the cat.", "There the prediction is the label: it is 0.", "at-label"
        ),
        wrong("At the centre.", "Its length is the distance of the prediction from the label."),
        wrong(
            "In the middle of the side opposite the cat.", "Two points are farther from the cat."
        ),
        right("At the corners of the others.", "Surely wrong: no point is farther from the label."),
    ),
    hints=["How long is the difference of two points of the triangle?"],
    solution=r"""
    $\lVert \hat{\mathbf y} - \mathbf y \rVert$ is the distance of the prediction from the corner of
    the label. It is longest, $\sqrt 2$, at the two other corners.
    """,
)

bystander = EXERCISE.part(
    "bystander",
    r"""
    The label is the cat. The model gives the chicken 0.9, the dog 0.06, the cat 0.04. What does a
    small step of gradient descent in the logits do to the probability of the dog?
    """,
    Choice(
        wrong(
            "It falls: the dog is wrong.",
            "Its logit falls a little, that of the chicken by far more. Who shares what it loses?",
            "wrong-falls",
        ),
        right("It rises.", "The chicken loses so much that cat and dog both gain."),
        wrong(
            "It stays.", r"Its logit falls by $0.06\eta$, and the sum in the denominator moves too."
        ),
    ),
    hints=[
        r"The step adds $\eta\, (0.96, -0.9, -0.06)$ to the logits of cat, chicken and dog.",
        "Which way do the odds of dog against chicken go?",
    ],
    solution=r"""
    The logit of the dog falls by $0.06\eta$, but the mean of all three, weighted with the
    probabilities, by about $0.78\eta$. What falls less than this mean gains: the probability of the
    dog rises at first.
    """,
)

sharper = EXERCISE.part(
    "sharper",
    r"""
    Two numbers are equal. $\lambda$ doubles. What happens to the excess of
    $\tfrac1\lambda \operatorname{RealSoftMax}(\lambda o_1, \lambda o_2)$ over their maximum?
    """,
    Choice(
        wrong("It stays as it is.", r"Where the two are equal it is $\log(2)/\lambda$."),
        right("It halves.", r"At a tie it is the bound, $\log(2)/\lambda$."),
        wrong("It doubles.", r"A larger $\lambda$ makes the corner sharper.", "blunter"),
        wrong(
            "It is 0 in both cases.", "The second number adds to the sum, however sharp.", "no-gap"
        ),
    ),
    hints=["Put in two equal numbers.", r"What is $\log(2 e^{\lambda M})$?"],
    solution=r"""
    $\tfrac1\lambda \log(2 e^{\lambda M}) = M + \log(2)/\lambda$. The excess is $\log(2)/\lambda$.
    It halves.
    """,
)

leader = EXERCISE.part(
    "leader",
    r"""
    Two numbers are 1 and 0. The first rises from 1 to 4. What happens to the excess of RealSoftMax
    over the maximum?
    """,
    Choice(
        wrong("It grows with the maximum.", "Only the gap of the two numbers matters.", "with-max"),
        wrong("It stays at log 2.", "That is its value at a tie, its largest.", "always-most"),
        right("It falls, but never to 0.", r"It is $\log(1 + e^{-g})$, with the gap $g$."),
        wrong("It falls to 0.", "The second number still adds a little to the sum."),
    ),
    hints=["Take the larger number out of the sum.", "On what does the rest depend?"],
    solution=r"""
    The excess is $\log(1 + e^{-g})$ with the gap $g = o_1 - o_2$. It falls from 0.3133 to 0.0181,
    and it is positive for every gap.
    """,
)

stuck = EXERCISE.part(
    "stuck",
    r"""
    Of two classes the first is right, and its margin $u$ falls from $-2$ to $-8$: the model gets
    ever surer of the wrong one. What happens to the slopes of cross-entropy and squared loss in
    $u$?
    """,
    Choice(
        wrong(
            "Both get steeper.",
            "One of the losses cannot exceed 1. What does that do to its slope?",
        ),
        wrong(
            "Both tend to 0.",
            r"The slope of the cross-entropy is $\hat y_1 - 1$. Where does it go?",
            "both-flat",
        ),
        right(
            "That of the cross-entropy tends to −1, that of the squared loss to 0.",
            "The surer the mistake, the less the squared loss pulls.",
        ),
        wrong(
            "That of the cross-entropy tends to 0, that of the squared loss to −1.",
            "Which of the two losses has a bound?",
            "exchanged",
        ),
    ),
    hints=["Which of the two losses has a bound?", r"The slopes are $q - 1$ and $-2 q (1 - q)^2$."],
    solution=r"""
    With $q$ for the probability of the right class, the slopes are $q - 1$ and $-2 q (1 - q)^2$. As
    $q$ goes to 0, the first tends to $-1$, the second to 0.
    """,
)

across = EXERCISE.part(
    "across",
    r"""
    The largest curvature is $L$. Gradient descent takes steps of $\eta = 1.5/L$. How does it move
    along the direction of this curvature?
    """,
    Choice(
        wrong("It creeps down on one side.", r"It does while $\eta < 1/L$.", "too-short"),
        right("It jumps across the minimum, and lands nearer each time.", "The factor is −0.5."),
        wrong("It flies apart.", r"It does from $2/L$ on.", "one-is-the-limit"),
        wrong("It jumps to and fro at the same distance.", r"It does at $2/L$."),
    ),
    hints=[r"By what does a step multiply the distance?", r"What is $1 - \eta L$ here?"],
    solution=r"""
    Each step multiplies the distance by $1 - \eta L = -0.5$: to the other side, at half the
    distance.
    """,
)

slowest = EXERCISE.part(
    "slowest",
    r"""
    A bowl has the curvature $L$ along one axis and $L/20$ along the other. Twenty steps of
    $\eta = 1/L$ are taken. What is left of the distances along the two axes?
    """,
    Choice(
        wrong("Nothing of either.", "Only one of the two curvatures fits this step.", "both-hit"),
        right(
            "Nothing of the steep one, about a third of the flat one.",
            "The factors are 0 and 0.95.",
        ),
        wrong(
            "Nothing of the flat one, about a third of the steep one.",
            "A steep side has large gradients, so its steps are longer.",
            "exchanged",
        ),
        wrong(
            "About a third of both.", r"A step multiplies by $1 - \eta a$, with its own curvature."
        ),
    ),
    hints=[r"A step multiplies a distance by $1 - \eta a$.", r"What is $0.95^{20}$?"],
    solution=r"""
    The factors are $1 - 1 = 0$ and $1 - \frac1{20} = 0.95$. After twenty steps $0.95^{20} = 0.358$
    of the flat distance is left.
    """,
)

believed = EXERCISE.part(
    "believed",
    r"""
    Outcomes come from $P = (\frac12, \frac14, \frac18, \frac18)$. You choose $Q$. Where is the
    cross-entropy $H(P, Q)$ least?
    """,
    Choice(
        wrong("Where $Q$ is uniform.", "There it is 2 bits, whatever $P$ is.", "uniform"),
        wrong(
            "Where $Q$ gives all to the likeliest outcome.",
            "Then the others, which do come, cost infinitely much.",
            "all-on-one",
        ),
        right("At $Q = P$, where it is the entropy.", "There the divergence is 0."),
        wrong("At $Q = P$, where it is 0.", "The divergence is 0 there.", "entropy-forgotten"),
    ),
    hints=["It is the entropy and the divergence together. Which of them depends on $Q$?"],
    solution=r"""
    $H(P, Q) = H(P) + D(P \,\|\, Q)$. The divergence is 0 at $Q = P$ and positive elsewhere, so the
    least value is the entropy, $\frac74$ bits.
    """,
)

certain = EXERCISE.part(
    "certain",
    r"""
    One of four outcomes becomes nearly certain, so that the entropy goes to 0. Where does the mean
    length of the Huffman code go?
    """,
    Choice(
        wrong("To 0.", "What is the shortest word that leaves room for others?", "to-zero"),
        right("To 1 bit.", "The shortest word has one digit."),
        wrong("To 2 bits.", "The likeliest outcome gets a shorter word.", "fixed-length"),
        wrong("To infinity.", "Long words are rare."),
    ),
    hints=["How many digits has the word of the likeliest outcome?"],
    solution=r"""
    The likeliest outcome gets a word of one digit, and the others hardly come. So the mean length
    goes to 1 bit: up to one bit above the entropy is wasted.
    """,
)

doubled = EXERCISE.part(
    "doubled",
    "All weights and biases of a linear classifier are doubled. What happens to its regions?",
    Choice(
        wrong(
            "Their boundaries move away from the origin.",
            "They would if the biases alone were doubled.",
            "biases-alone",
        ),
        wrong(
            "Their boundaries move towards the origin.",
            "They would if the weights alone were doubled.",
            "weights-alone",
        ),
        right("They stay as they are.", "Two scores that are equal stay equal when doubled."),
    ),
    hints=["What happens to the difference of two scores?", "Where is it 0?"],
    solution=r"""
    Every difference $o_i - o_j$ is doubled. It is 0 where it was 0, and its sign stays. So the
    regions stay. Only the margins by which the classes win are doubled.
    """,
)

PARTS = (
    warmer, raised, second, half, longest, bystander, sharper, leader, stuck, across, slowest,
    believed, certain, doubled,
)  # fmt: skip
