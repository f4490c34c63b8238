/** AWS itself, or what stands in for it: keys, the real host names, and the account's pace. */
@NullMarked
package dev.framegate.kit.targets.aws;

import org.jspecify.annotations.NullMarked;
