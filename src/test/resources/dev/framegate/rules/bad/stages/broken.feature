Feature: No Gherkin
  Example: one
    | a table |
