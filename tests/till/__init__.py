"""A fake of Stripe for the tests. It is no part of the product.

It has the endpoints that the fund uses, a page to pay on, and events signed as Stripe signs them;
and it fails as Stripe can: events come twice, late, in any order or never, cards are declined, and
an answer is lost although the charge succeeded. The real SDK talks to it.

* ``till``       its state and what can happen to a payment
* ``endpoints``  the requests of the SDK
* ``notices``    signed events
* ``server``     both over HTTP on 127.0.0.1, with the page to pay on
* ``transport``  the SDK's requests without a socket, for thousands of runs
"""
