/** Load benchmarks of the gateway, beside plain servers in the same run. */
@NullMarked
package dev.framegate.bench;

import org.jspecify.annotations.NullMarked;
