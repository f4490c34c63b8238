package dev.framegate.kit.targets;

/**
 * What the control plane of a target was asked until now.
 *
 * @param calls of all operations, those that were made again included
 * @param deployments CreateDeployment among them
 * @param repeated calls that were made again, as the target had refused them for their pace or for
 *     another change at the same time
 */
public record CallCounts(long calls, long deployments, long repeated) {}
