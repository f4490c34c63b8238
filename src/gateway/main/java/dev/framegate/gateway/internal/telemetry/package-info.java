/** Metrics and logs, by the settings of each stage. */
@NullMarked
package dev.framegate.gateway.internal.telemetry;

import org.jspecify.annotations.NullMarked;
