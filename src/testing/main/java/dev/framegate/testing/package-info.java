/** What the tests of several modules share: answers of the AWS SDK held against the contract. */
@NullMarked
package dev.framegate.testing;

import org.jspecify.annotations.NullMarked;
