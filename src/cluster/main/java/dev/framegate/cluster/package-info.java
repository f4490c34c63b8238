/**
 * Several gateways as one, over NATS with JetStream: {@link dev.framegate.cluster.Cluster} is for
 * users, everything else for itself.
 */
@NullMarked
package dev.framegate.cluster;

import org.jspecify.annotations.NullMarked;
