"""What the fund refuses, and why.

* HemicycleError
    * FundError             base of what follows
        * AmountError           what was typed is no amount that can be given
        * RateError             no dated rate leads from one currency to another
        * GatewayError          the provider did not answer, or not as its documents say
        * SignatureError        a notice that the provider did not sign, or too long ago
        * TooManyTriesError     more attempts than a reader makes
"""

from hemicycle.errors import HemicycleError


class FundError(HemicycleError):
    """Base of the fund's errors; the message is for people."""


class AmountError(FundError, ValueError):
    """What was typed is no amount that can be given."""


class RateError(FundError):
    """No dated rate leads from one currency to another; a treasurer can enter one."""


class GatewayError(FundError):
    """The provider did not answer, or not as its documents say; trying again may help."""


class SignatureError(FundError):
    """A notice that the provider did not sign, or signed too long ago."""


class TooManyTriesError(FundError):
    """More attempts than a reader makes: cards are being tested."""
