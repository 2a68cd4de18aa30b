"""What scikit-learn asks of an estimator, without scikit-learn."""

import inspect
from importlib import import_module
from typing import Any, Self


class Estimator:
    """Parameters that are named in ``__init__`` and kept under these names."""

    n_features_in_: int

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Return the parameters of the model by name.

        Parameters
        ----------
        deep : bool, default True
            Without effect: no parameter is itself an estimator.

        Returns
        -------
        dict
            What `__init__` was given, or `set_params`.
        """
        return {name: getattr(self, name) for name in inspect.signature(type(self)).parameters}

    def set_params(self, **params: Any) -> Self:
        """Change parameters; they count from the next `fit`.

        Parameters
        ----------
        **params
            New values by name.

        Returns
        -------
        Self
            The model itself.

        Raises
        ------
        ValueError
            If there is no parameter of that name.
        """
        known = self.get_params()
        for name in params:
            if name not in known:
                raise ValueError(f"expected a parameter out of {', '.join(known)}, got {name!r}")
        for name, value in params.items():
            setattr(self, name, value)
        return self

    def __repr__(self) -> str:
        """Show the parameters that differ from the defaults."""
        defaults = inspect.signature(type(self)).parameters
        given = [
            f"{name}={value!r}"
            for name, value in self.get_params().items()
            if repr(value) != repr(defaults[name].default)
        ]
        return f"{type(self).__name__}({', '.join(given)})"

    def __sklearn_is_fitted__(self) -> bool:
        """Tell scikit-learn whether `fit` was called."""
        return hasattr(self, "n_features_in_")

    def __sklearn_tags__(self) -> Any:
        """Tell scikit-learn, which alone calls this, that the model is a classifier."""
        utils = import_module("sklearn.utils")
        return utils.Tags(
            estimator_type="classifier",
            target_tags=utils.TargetTags(required=True),
            classifier_tags=utils.ClassifierTags(),
        )

    def _require_fitted(self) -> None:
        if not self.__sklearn_is_fitted__():
            raise ValueError("expected a fitted model, got one on which fit was not called")
