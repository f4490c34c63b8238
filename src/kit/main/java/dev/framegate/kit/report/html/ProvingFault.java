package dev.framegate.kit.report.html;

/**
 * A fault that a rule detects.
 *
 * @param name such as {@code frame-limit-128k}
 * @param meaning what a gateway with it does
 */
public record ProvingFault(String name, String meaning) {}
