r"""What the letters of a page stand for, in the book's own notation.

A letter of the claim itself needs no line here. `[x_r]_{r=1}^{d}` is a vector by its entries.
What is said of a label goes before what is said of its page. A line for a label that defines a
letter of the claim says for which value of that letter the display is the claim.
"""

PROBABILITIES = r"\hat y_k = \operatorname{softmax}(\mathbf o)_k"
P_OF_LOGITS = r"p_k = \operatorname{softmax}(\mathbf o)_k"
MARGINALS = [r"R_t = \sum_{k=1}^{K} P_{tk}", r"P_k = \sum_{t=1}^{n} P_{tk}"]
RIGHT_LOGIT = r"S = e^u + \sum_{\ell=1}^{K-1} e^{o_\ell}"
COOLED = r"Q_k = \operatorname{softmax}(\alpha \mathbf o)_k"
WARMED = r"Q_k = \operatorname{softmax}(\mathbf o / T)_k"
WARM = r"\hat y_k(T) = \operatorname{softmax}(\mathbf o / T)_k"
SCALED = r"\hat y_k(\beta) = \operatorname{softmax}(\beta \mathbf o)_k"
MEAN = r"\bar v = \sum_{\ell=1}^{K} \hat y_\ell v_\ell"
VOTES = r"_k = \frac{\nu_k}{\sum_{\ell=1}^{K} \nu_\ell}"
SIGMOID = r"\sigma(x) = \frac{1}{1 + e^{-x}}"

LETTERS: dict[str, list[str]] = {
    # Pages
    "classification": [
        r"o_j = \sum_{r=1}^{d} x_r w_{rj} + b_j",
        r"f_j(x) = \frac1K + \frac{(\mu_j - \bar x)(x - \bar x)}{K v}",
    ],
    "corrections": [PROBABILITIES],
    "bradley-terry": [PROBABILITIES, r"q = \frac{e^n}{e^a + e^b + e^n}"],
    "chain-rule": [P_OF_LOGITS],
    "exponential-family": [PROBABILITIES, r"l = \operatorname{RealSoftMax}(\mathbf o) - o_c"],
    "log-partition": [r"x_k = o_k"],
    "reference-class": [
        r"P_k = \operatorname{softmax}(\mathbf s)_k",
        r"\mathbf x = [x_r]_{r=1}^{d}",
        r"\mathbf v = [v_r]_{r=1}^{d}",
        r"\mathbf w_k = [w_{rk}]_{r=1}^{d}",
    ],
    "scores": [PROBABILITIES],
    "sigmoid": [SIGMOID],
    "soft-labels": [P_OF_LOGITS],
    "temperature": [r"P(k) = \operatorname{softmax}(\mathbf o / T)_k"],
    "information-theory": [
        PROBABILITIES,
        r"P_k = \operatorname{softmax}(\mathbf o)_k",
        r"Q_k = \operatorname{softmax}(\mathbf a)_k",
        r"H(P) = -\sum_{k=1}^{K} P_k \log P_k",
        r"H(P, Q) = -\sum_{k=1}^{K} P_k \log Q_k",
        r"D(P, Q) = \sum_{k=1}^{K} P_k \log \frac{P_k}{Q_k}",
    ],
    "loss": [PROBABILITIES, MEAN],
    "softmax": [PROBABILITIES, r"S = \sum_{\ell=1}^{K} e^{o_\ell}"],
    "training": [PROBABILITIES, MEAN],
    # Labels
    "eq-entropy-sum": [r"Q_k = \frac{e^{a_k}}{\sum_{\ell=1}^{n} e^{a_\ell}}"],
    "eq-chain-rule": MARGINALS,
    "eq-mutual-divergence": MARGINALS,
    "eq-mutual-nonnegative": MARGINALS,
    "eq-loss-split": MARGINALS,
    "eq-entropy-power": [COOLED, r"H = H(Q)"],
    "eq-entropy-temperature": [WARMED, r"H = H(Q)"],
    "eq-entropy-rises": [WARMED, r"H = H(Q)"],
    "eq-ex-smooth-gap": [r"h = 1 - s"],
    "eq-loss-entropy": ["y" + VOTES],
    "eq-loss-error": ["y" + VOTES],
    "eq-brier": ["P" + VOTES],
    "eq-improper": ["P" + VOTES],
    "eq-loss-weights": [r"o_k = x_r w_{rk} + a_k"],
    "eq-loss-batch": [
        r"\hat Y_{tk} = \frac{e^{X_{tr} w_{rk} + a_{tk}}}"
        r"{\sum_{\ell=1}^{K} e^{X_{tr} w_{r\ell} + a_{t\ell}}}"
    ],
    "eq-squared-stuck": [RIGHT_LOGIT],
    "eq-loss-pull": [RIGHT_LOGIT],
    "eq-squared-curvature": [r"q = \frac{1}{1 + e^{-u}}"],
    "eq-reference-sum": [
        r"P_K = \frac{1}{1 + \sum_{\ell=1}^{K-1} e^{s_\ell}}",
        r"P_i = e^{s_i} P_K",
    ],
    "eq-reference-odds": [
        r"P_K = \frac{1}{1 + \sum_{\ell=1}^{K-1} e^{s_\ell}}",
        r"P_i = e^{s_i} P_K",
    ],
    "eq-least-squares": [
        r"\bar x = \frac{1}{K N} \sum_{\ell=1}^{K} \sum_{t=1}^{N} x_{\ell t}",
        r"v = \frac{1}{K N} \sum_{\ell=1}^{K} \sum_{t=1}^{N} (x_{\ell t} - \bar x)^2",
        r"\kappa_j = \frac1K \Big( \frac1N \sum_{t=1}^{N} x_{jt} - \bar x \Big)",
    ],
    "eq-gaussian-odds": [
        r"\varphi_j = \frac1Z e^{-\frac{1}{2 \sigma^2} \sum_{r=1}^{d} (x_r - \mu_{rj})^2}"
    ],
    "eq-odds-ratio": [
        r"\hat y_k(x) = \frac{e^{x w_{rk} + a_k}}{\sum_{\ell=1}^{K} e^{x w_{r\ell} + a_\ell}}"
    ],
    "eq-temperature-odds": [WARM],
    "eq-logit-step": [r"o_k = \sum_{r=1}^{d} x_r w_{rk} + b_k"],
    "eq-step-factor": [r"f(w) = \frac a2 (w - \nu)^2"],
    "eq-descent": [r"g_r = a_r w_r", r"a_r = L - s_r"],
    "eq-direction-curvature": [
        r"\hat Y_{tk} = \frac{e^{O_{tk} + \tau v_{tk}}}"
        r"{\sum_{\ell=1}^{K} e^{O_{t\ell} + \tau v_{t\ell}}}",
        r"\bar v_t = \sum_{m=1}^{K} \hat Y_{tm} v_{tm}",
    ],
    "eq-weight-hessian": [
        r"\hat y_m = \frac{e^{o_m + \theta x_r \delta_{mj} + \varphi x_s \delta_{mk}}}"
        r"{\sum_{\ell=1}^{K} e^{o_\ell + \theta x_r \delta_{\ell j} + \varphi x_s \delta_{\ell k}}}"
    ],
    "eq-irls": [r"\hat y = q"],
    "eq-batch-covariance": [r"\Delta_t = z_t - \frac1n \sum_{s=1}^{n} z_s"],
    "eq-batch-variance": [r"n = N + 1", r"\sigma = \sqrt s"],
    "eq-noise-ball": [r"\sigma = \sqrt s"],
    "eq-falling-step": [r"\sigma = \sqrt s"],
    "eq-wilson": [r"\hat q = s"],
    "eq-scaling-slope": [SCALED],
    "eq-scaling-curvature": [SCALED],
    "eq-scaling-convex": [SCALED],
}
