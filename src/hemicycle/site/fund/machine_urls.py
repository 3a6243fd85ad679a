"""The machines' addresses of the fund."""

from django.urls import path

from hemicycle.site.fund.views import meter, notices

app_name = "fund-machine"
urlpatterns = [
    path("meter/<slug:slug>.json", meter.as_json, name="json"),
    path("notices/stripe/", notices.stripe, name="stripe"),
]
