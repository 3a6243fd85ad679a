"""The readers' addresses of the discussion."""

from django.urls import path

from hemicycle.site.discussion.views import following, mine, reading, writing

app_name = "discussion"
urlpatterns = [
    path("<int:page_id>/", reading.thread, name="thread"),
    path("<int:page_id>/write/", writing.write, name="write"),
    path("<int:page_id>/vote/", writing.vote, name="vote"),
    path("<int:page_id>/follow/", following.follow, name="follow"),
    path("<int:page_id>/proof/", reading.work, name="proof"),
    path("c/<int:comment_id>/", reading.comment, name="comment"),
    path("c/<int:comment_id>/edit/", writing.edit, name="edit"),
    path("c/<int:comment_id>/delete/", writing.delete, name="delete"),
    path("c/<int:comment_id>/report/", writing.report, name="report"),
    path("c/<int:comment_id>/unvote/", mine.unvote, name="unvote"),
    path("confirm/<str:token>/", following.confirm, name="confirm"),
    path("end/<str:token>/", following.end, name="end"),
    path("mine/", mine.show, name="mine"),
    path("mine/export/", mine.export, name="export"),
    path("mine/erase/", mine.erase, name="erase"),
]
