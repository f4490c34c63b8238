/** The callback plane of connections. */
@NullMarked
package dev.framegate.gateway.management;

import org.jspecify.annotations.NullMarked;
