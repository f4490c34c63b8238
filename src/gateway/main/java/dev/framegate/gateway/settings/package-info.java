/**
 * What a gateway is started with: functions, keys, limits, certificates; and why it cannot start.
 */
@NullMarked
package dev.framegate.gateway.settings;

import org.jspecify.annotations.NullMarked;
