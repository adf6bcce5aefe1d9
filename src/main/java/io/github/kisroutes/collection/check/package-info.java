/** Whether an answer is complete, and whether it fits what is stored. */
package io.github.kisroutes.collection.check;
