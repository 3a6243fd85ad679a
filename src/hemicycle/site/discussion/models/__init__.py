"""The nouns of the discussion, and the truths that the database itself holds."""

from hemicycle.site.discussion.models.desk import Ban, ModeratorAct, Rules
from hemicycle.site.discussion.models.networks import Salt, Tally
from hemicycle.site.discussion.models.readers import Notice, Report, Subscription, Vote
from hemicycle.site.discussion.models.threads import Comment, State, Thread

__all__ = [
    "Ban",
    "Comment",
    "ModeratorAct",
    "Notice",
    "Report",
    "Rules",
    "Salt",
    "State",
    "Subscription",
    "Tally",
    "Thread",
    "Vote",
]
