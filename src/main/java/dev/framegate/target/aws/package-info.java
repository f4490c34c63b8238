/** AWS itself, or what stands in for it: keys, the real host names, and the account's pace. */
@NullMarked
package dev.framegate.target.aws;

import org.jspecify.annotations.NullMarked;
