"""The readers' addresses of the fund."""

from django.urls import path

from hemicycle.site.fund.views import giving, managing, meter, pretend, where

app_name = "fund"
urlpatterns = [
    path("", where.where, name="where"),
    path("give/", giving.give, name="give"),
    path("thanks/<uuid:token>/", giving.thanks, name="thanks"),
    path("manage/", managing.ask, name="ask"),
    path("manage/<str:signed>/", managing.manage, name="manage"),
    path("pretend/<uuid:token>/", pretend.pretend, name="pretend"),
    path("meter/<slug:slug>/", meter.embed, name="embed"),
    path("meter/<slug:slug>/fragment/", meter.fragment, name="fragment"),
]
