/** Names of the presidents of the United States as people write them. */

/** What no rule can tell from the data set's spelling. */
const FULL_NAMES: Readonly<Record<string, string>> = {
  'James Polk': 'James K. Polk',
  'George Bush': 'George H. W. Bush',
}

/** Other names they go by, beyond a dropped initial or given name. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  'Abraham Lincoln': ['Abe Lincoln'],
  'Ulysses S. Grant': ['Ulysses Simpson Grant', 'General Grant'],
  'Rutherford B. Hayes': ['Rutherford Birchard Hayes'],
  'Theodore Roosevelt': ['Teddy Roosevelt'],
  'William H. Taft': ['William Howard Taft'],
  'Franklin D. Roosevelt': ['Franklin Delano Roosevelt', 'FDR'],
  'Dwight D. Eisenhower': ['Dwight David Eisenhower', 'Ike Eisenhower'],
  'John F. Kennedy': ['John Fitzgerald Kennedy', 'Jack Kennedy', 'JFK'],
  'Lyndon B. Johnson': ['Lyndon Baines Johnson', 'LBJ'],
  'Richard Nixon': ['Richard M. Nixon', 'Richard Milhous Nixon'],
  'Gerald R. Ford': ['Jerry Ford'],
  'Jimmy Carter': ['James Earl Carter'],
  'Ronald Reagan': ['Ronald Wilson Reagan'],
  'George H. W. Bush': ['George Bush', 'George Herbert Walker Bush'],
  'William J. Clinton': ['Bill Clinton', 'William Jefferson Clinton'],
  'George W. Bush': ['George Bush', 'George Walker Bush'],
  'Barack Obama': ['Barack Hussein Obama'],
  'Joseph R. Biden': ['Joe Biden'],
}

/** Restores what the data set's file names lost: `Ulysses S Grant` is "Ulysses S. Grant", `William Mc Kinley` "William McKinley". */
export function presidentName(plain: string): string {
  return FULL_NAMES[plain] ?? plain.replace(/ ([A-Z])(?= )/g, ' $1.').replace(/ Mc (?=[A-Z])/g, ' Mc')
}

/** The other names of a president by his name as `presidentName` gives it, in the form that a document's `aliases` have. */
export function presidentAliases(name: string): Readonly<Record<string, readonly string[]>> {
  const others = OTHER_NAMES[name]
  return others === undefined ? {} : { [name]: others }
}
