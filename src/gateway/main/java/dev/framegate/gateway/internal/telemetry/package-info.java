/** What the gateway tells of its work: metrics and logs, by the settings of each stage. */
@NullMarked
package dev.framegate.gateway.internal.telemetry;

import org.jspecify.annotations.NullMarked;
