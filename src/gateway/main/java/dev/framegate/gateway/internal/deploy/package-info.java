/** Deployments: configuration compiled to immutable snapshots, and the stages that name them. */
@NullMarked
package dev.framegate.gateway.internal.deploy;

import org.jspecify.annotations.NullMarked;
