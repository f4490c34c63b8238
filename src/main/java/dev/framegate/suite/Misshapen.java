package dev.framegate.suite;

/**
 * An answer of the control plane that did not have the shape which the service model gives it.
 *
 * @param problem the members that depart from the model, in one line
 * @param scenario whose name and location is told, whatever rule it belongs to
 */
public record Misshapen(String operation, String problem, String scenario, String location) {}
