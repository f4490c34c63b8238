/** Texts that are languages of users in part: every parser takes or refuses them. */
@NullMarked
package dev.framegate.gateway.internal.fuzz;

import org.jspecify.annotations.NullMarked;
