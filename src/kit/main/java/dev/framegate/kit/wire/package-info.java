/** Clients that keep evidence: what they sent and saw, in bytes and times. */
@NullMarked
package dev.framegate.kit.wire;

import org.jspecify.annotations.NullMarked;
