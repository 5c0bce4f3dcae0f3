/** An instant of a day, at office hours. */
export function moment(day: string, time = '10:20'): Date {
  return new Date(`${day}T${time}:00.000Z`);
}
