"""What the fund's tests share; models are imported only where Django stands."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from hemicycle.site.fund.models import Campaign


@pytest.fixture
def campaign(db: None) -> "Campaign":
    """Return the campaign in a database that is rolled back."""
    from tests.site.fund.campaigns import campaign_of_june

    return campaign_of_june()


@pytest.fixture
def june() -> datetime:
    """Return a moment of June 2021."""
    return datetime(2021, 6, 10, 12, tzinfo=UTC)
