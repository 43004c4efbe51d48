/** Classes that each break a rule of the house, so that the rule can be seen to fail. */
@NullMarked
package io.tributary.house.violations;

import org.jspecify.annotations.NullMarked;
