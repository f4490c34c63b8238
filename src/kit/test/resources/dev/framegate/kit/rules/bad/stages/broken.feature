Feature: No Gherkin
  Example: one
    Given an API
    nonsense
