/** The adapter of AWS accounts: credentials, host names, and the rate of control-plane calls. */
@NullMarked
package dev.framegate.kit.targets.aws;

import org.jspecify.annotations.NullMarked;
