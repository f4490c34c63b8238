package dev.framegate.kit.targets;

/**
 * The control-plane calls of a target until now.
 *
 * @param calls of all operations, repeated ones included
 * @param deployments CreateDeployment among them
 * @param repeated calls that were rejected for their rate or for a concurrent change
 */
public record CallCounts(long calls, long deployments, long repeated) {}
