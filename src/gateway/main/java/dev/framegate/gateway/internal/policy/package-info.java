/** IAM policy documents. */
@NullMarked
package dev.framegate.gateway.internal.policy;

import org.jspecify.annotations.NullMarked;
