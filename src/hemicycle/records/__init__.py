"""The nouns of the house: small frozen records, and no behaviour beyond a property.

* `hemicycle.records.page`: what a page says (spans, findings, the report)
* `hemicycle.records.chamber`: who sits in a chamber (blocs, seats, what is not listed)
* `hemicycle.records.documents`: the records as JSON, checked at the boundary
"""
