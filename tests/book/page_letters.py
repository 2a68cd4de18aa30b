r"""What the letters of a page stand for, in the book's own notation.

A letter of the claim itself needs no line here. `[x_r]_{r=1}^{d}` is a vector by its entries.
What is said of a label goes before what is said of its page. A line for a label that defines a
letter of the claim says for which value of that letter the display is the claim.
"""

PROBABILITIES = r"\hat y_k = \operatorname{softmax}(\mathbf o)_k"
P_OF_LOGITS = r"p_k = \operatorname{softmax}(\mathbf o)_k"
TWO_DISTRIBUTIONS = [
    r"P_k = \operatorname{softmax}(\mathbf a)_k",
    r"Q_k = \operatorname{softmax}(\mathbf b)_k",
]
RIGHT_LOGIT = r"S = e^u + \sum_{\ell=1}^{K-1} e^{o_\ell}"
COOLED = r"Q_k = \operatorname{softmax}(\alpha \mathbf o)_k"
WARMED = r"Q_k = \operatorname{softmax}(\mathbf o / T)_k"
WARM = r"\hat y_k(T) = \operatorname{softmax}(\mathbf o / T)_k"
SCALED = r"\hat y_k(\beta) = \operatorname{softmax}(\beta \mathbf o)_k"
MEAN = r"\bar v = \sum_{\ell=1}^{K} \hat y_\ell v_\ell"
SIGMOID = r"\sigma(x) = \frac{1}{1 + e^{-x}}"

LETTERS: dict[str, list[str]] = {
    # Pages
    "classification": [
        r"o_j = \sum_{r=1}^{d} x_r w_{rj} + b_j",
        r"f_j(t) = \frac1K + \frac{(m_j - \bar t)(t - \bar t)}{K v}",
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
    "loss": [PROBABILITIES, MEAN, r"A(o) = \operatorname{RealSoftMax}(o)"],
    "softmax": [PROBABILITIES, r"S = \sum_{\ell=1}^{K} e^{o_\ell}"],
    "training": [PROBABILITIES, MEAN],
    # Labels
    "eq-cross-entropy-logits": TWO_DISTRIBUTIONS,
    "eq-kl-logits": TWO_DISTRIBUTIONS,
    "eq-cross-entropy-gradient": TWO_DISTRIBUTIONS,
    "eq-kl-gradient-second": TWO_DISTRIBUTIONS,
    "eq-kl-gradient-first": TWO_DISTRIBUTIONS,
    "eq-entropy-gradient": [r"H = H(P)"],
    "eq-entropy-power": [COOLED, r"H = H(Q)"],
    "eq-entropy-temperature": [WARMED, r"H = H(Q)"],
    "eq-entropy-rises": [WARMED, r"H = H(Q)"],
    "eq-ex-smooth-gap": [r"h = 1 - s"],
    "eq-loss-weights": [r"o_k = x_r w_{rk} + a_k"],
    "eq-loss-batch": [
        r"\hat Y_{tk} = \frac{e^{X_{tr} w_{rk} + A_{tk}}}"
        r"{\sum_{\ell=1}^{K} e^{X_{tr} w_{r\ell} + A_{t\ell}}}"
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
