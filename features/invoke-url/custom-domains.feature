Feature: Custom domain names
  A custom domain name can take the place of the API's host name. What a client sees of it belongs to targets that have
  custom domains; these are the facts that no client can see.

  @URL-018 @must @documented @untestable
  Rule: A custom domain and the API behind it belong to the same account
    Source: Developer Guide, "Working with API mappings for WebSocket APIs".
    Untestable: it takes two accounts.

  @URL-026 @must @documented @untestable
  Rule: An account may have 120 custom domains in a region, and more on request
    Source: Developer Guide, "Quotas" (tables for HTTP and REST APIs; the figure is the account's).
    Untestable: the figure can be raised, and reaching it takes an account of its own.
