/** The version of the reading rules. A change that can alter what is read from a text raises it. */
export const rulesVersion = "3";
