// What the head of user data says besides what it does: whoever finds the text alone learns how nodes come by it.

/** One line of a comment. Short: EC2 takes 16 KB in all. */
export const userDataHead = 'User data of a node group: README.md says how its nodes get it.';
