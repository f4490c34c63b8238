/** The journal: what happened on a gateway, entry by entry. */
@NullMarked
package dev.framegate.gateway.journal;

import org.jspecify.annotations.NullMarked;
