/** The management API of connections. */
@NullMarked
package dev.framegate.gateway.internal.management;

import org.jspecify.annotations.NullMarked;
