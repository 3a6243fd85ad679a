"""The newsroom's site: the only storey that knows Django, the clock, mail and money providers.

* ``desk``        elections, chambers and results as rows; the crossing between rows and records
* ``stories``     pages and their blocks, feeds, corrections
* ``discussion``  readers' comments, votes and notices
* ``fund``        the meter, the till and the ledger
* ``settings``    configuration by environment; ``command`` is ``hemicycle site …``
"""
