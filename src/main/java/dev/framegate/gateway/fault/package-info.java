/** Named ways of being wrong, each one replaced policy. */
@NullMarked
package dev.framegate.gateway.fault;

import org.jspecify.annotations.NullMarked;
